"""Count drained scans: each label once per visitor and hour, each product by day and outcome."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.db.models import F

from base import clock
from traceability.labels.codes import serial_of
from traceability.lots.models import PublicLot
from traceability.scans.models import DailyScans, Scan, UnitState

Unit = tuple[int, int]


def count_units(rows: Iterable[Scan]) -> None:
    """Mark repeats among the new rows, and count the others in their label's state.

    Call it before the rows are stored, in their transaction.
    """
    seen = {*_seen_before(rows)}
    hours: dict[Unit, list[dt.datetime]] = defaultdict(list)
    for row in rows:
        if row.lot_id is None or row.index is None:
            continue
        look = (row.lot_id, row.index, row.hour, row.day_token)
        row.is_repeat = row.day_token is not None and look in seen
        seen.add(look)
        if not row.is_repeat:
            hours[row.lot_id, row.index].append(row.hour)
    _add_up(hours)


def count_days(rows: Iterable[Scan]) -> None:
    """Count the new rows by local day, product and outcome."""
    looks = Counter(
        (clock.local(row.hour).date(), row.product_id, row.outcome)
        for row in rows
        if row.product_id is not None and not row.is_repeat
    )
    for (day, product, outcome), count in looks.items():
        known = DailyScans.objects.filter(day=day, product_id=product, outcome=outcome)
        if not known.update(count=F("count") + count):
            DailyScans.objects.create(day=day, product_id=product, outcome=outcome, count=count)


def _seen_before(rows: Iterable[Scan]) -> Iterable[tuple[object, ...]]:
    lots = {row.lot_id for row in rows}
    hours = {row.hour for row in rows}
    looks = Scan.objects.filter(lot__in=lots - {None}, hour__in=hours, index__isnull=False)
    return looks.values_list("lot_id", "index", "hour", "day_token")


def _add_up(hours: dict[Unit, list[dt.datetime]]) -> None:
    serials = serials_of(hours)
    born = {
        (state.lot_id, state.index): state
        for state in UnitState.objects.filter(
            lot__in={lot for lot, _ in hours}, index__in={index for _, index in hours}
        )
    }
    for unit, looks in hours.items():
        if state := born.get(unit):
            state.count += len(looks)
            state.first_hour = min(state.first_hour, *looks)
            # Without one as long as its lot's key was missing, or its lot not shown yet.
            state.serial = state.serial or serials.get(unit, "")
    UnitState.objects.bulk_update(
        [born[unit] for unit in hours if unit in born],
        ["count", "first_hour", "serial"],
        batch_size=200,
    )
    UnitState.objects.bulk_create(
        UnitState(
            lot_id=unit[0],
            index=unit[1],
            serial=serials.get(unit, ""),
            first_hour=min(looks),
            count=len(looks),
        )
        for unit, looks in hours.items()
        if unit not in born
    )


def serials_of(units: Iterable[Unit]) -> dict[Unit, str]:
    """The serials printed on labels of lots with a GTIN; none where the lot's key is missing."""
    wanted = {*units}
    ring = settings.LABEL_KEY_RING
    versions = dict(
        PublicLot.objects.filter(lot__in={lot for lot, _ in wanted})
        .exclude(gtin="")
        .filter(key_version__in=ring.masters)
        .values_list("lot", "key_version")
    )
    return {
        (lot, index): serial_of(index, ring.lot_key(versions[lot], lot))
        for lot, index in wanted
        if lot in versions
    }
