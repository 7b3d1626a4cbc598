"""A year of scans: counts by day for the whole year, single scans for as long as they are kept."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from base import clock
from catalog.certificates.events import History
from catalog.certificates.reading import histories, register_rows
from catalog.certificates.verdict import verdict
from catalog.products.models import Product
from config.demo.chance import chance
from config.demo.story import load
from traceability.lots.models import PublicLot
from traceability.scans.counting import serials_of
from traceability.scans.models import DailyScans, Scan, UnitState

SEGMENT = "demo"
SCANS = 5000
DAYS = 365
RAW_DAYS = 89  # single scans are kept for 90 days (traceability/scans)
BATCH = 500
PROVINCES = ("01", "79", "48", "52", "51", "66", "08", "44", "31", "92")
HOURS = (7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 18, 19, 19, 20, 20, 21)
Unit = tuple[int, int]


@dataclass(frozen=True)
class Look:
    """One scan: of a label of a lot, or of a product's own code when there is no lot."""

    product: int
    at: dt.datetime
    outcome: str
    lot: int | None = None
    index: int | None = None


@dataclass(frozen=True)
class Labelled:
    """A released lot with labels."""

    number: int
    released_on: dt.date
    printed: int


def make_scans() -> int:
    """Make the year's scans unless there are some; answer how many."""
    if DailyScans.objects.exists():
        return 0
    looks = sorted(_looks(), key=lambda look: look.at)
    _store(looks)
    return len(looks)


def _looks() -> list[Look]:
    """Deal scans over the year; what was answered follows from the register of that day."""
    draw = chance("scans")
    products = list(Product.objects.order_by("code"))
    lots = _lots()
    held = _histories()
    return [_look(draw, draw.choice(products), lots, held) for _ in range(SCANS)]


def _look(
    draw: random.Random,
    product: Product,
    lots: Mapping[int, Sequence[Labelled]],
    held: Mapping[int, Sequence[History]],
) -> Look:
    # Newer days see more scans; the square pulls towards today.
    back = 1 + int(draw.random() ** 2 * (DAYS - 1))
    day = clock.today() - dt.timedelta(days=back)
    at = clock.day_start(day) + dt.timedelta(hours=draw.choice(HOURS))
    then = [history.until(at) for history in held.get(product.pk, ())]
    found = verdict(then, at, potential=product.is_potential).outcome
    out = [lot for lot in lots.get(product.pk, ()) if lot.released_on <= day]
    if not out:
        return Look(product.pk, at, found)
    lot = draw.choice(out)
    return Look(product.pk, at, found, lot.number, draw.randrange(lot.printed))


def _lots() -> dict[int, list[Labelled]]:
    found: dict[int, list[Labelled]] = {}
    tales = {tale["code"] for tale in load("lots.toml")["lot"]}
    for row in PublicLot.objects.exclude(code__in=tales).order_by("-lot__made_on", "-lot"):
        facts = json.loads(row.facts)
        released_on = dt.date.fromisoformat(facts["released_on"])
        lot = Labelled(row.lot_id, released_on, facts["printed"])
        found.setdefault(row.product_id, []).append(lot)
    return found


def _histories() -> dict[int, list[History]]:
    rows = list(register_rows())
    owner = {row.certificate.number: row.certificate.product_id for row in rows}
    found: dict[int, list[History]] = {}
    for history in histories(rows):
        found.setdefault(owner[history.number], []).append(history)
    return found


def _store(looks: Sequence[Look]) -> None:
    """Write what draining would have left: days, labels seen, and single scans not yet too old."""
    oldest = clock.now() - dt.timedelta(days=RAW_DAYS)
    days = Counter((clock.local(look.at).date(), look.product, look.outcome) for look in looks)
    DailyScans.objects.bulk_create(
        (DailyScans(day=day, product_id=product, outcome=outcome, count=count)
         for (day, product, outcome), count in days.items()),
        batch_size=BATCH,
    )  # fmt: skip
    Scan.objects.bulk_create(
        (_row(position, look) for position, look in enumerate(looks) if look.at >= oldest),
        batch_size=BATCH,
    )
    states = _states(looks)
    serials = serials_of((state.lot_id, state.index) for state in states)
    for state in states:
        state.serial = serials.get((state.lot_id, state.index), "")
    UnitState.objects.bulk_create(states, batch_size=BATCH)


def _row(position: int, look: Look) -> Scan:
    draw = chance("scan", position)
    return Scan(
        segment=SEGMENT,
        position=position,
        hour=look.at,
        product_id=look.product,
        lot_id=look.lot,
        index=look.index,
        outcome=look.outcome,
        province=draw.choice(PROVINCES),
        day_token=draw.getrandbits(48),
    )


def _states(looks: Sequence[Look]) -> list[UnitState]:
    first: dict[Unit, dt.datetime] = {}
    counts: Counter[Unit] = Counter()
    for look in looks:
        if look.lot is not None and look.index is not None:
            first.setdefault((look.lot, look.index), look.at)
            counts[look.lot, look.index] += 1
    return [
        UnitState(lot_id=lot, index=index, first_hour=hour, count=counts[lot, index])
        for (lot, index), hour in first.items()
    ]
