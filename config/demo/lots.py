"""Lots and label runs: most dealt out by chance, a few with a tale of their own.

The acts are written as they would stand after months of work; the verbs of lots and labels always
act now, so they serve only for what happens now: a recall, a doubt, a void sheet.
"""

from __future__ import annotations

import base64
import datetime as dt

from django.conf import settings

from base import clock
from base.accounts.models import User
from catalog.products.models import Product
from config.demo.chance import chance
from config.demo.products import product_code
from config.demo.story import PER_PERSON, ProductStory, Words, load, products
from traceability.labels.actions import void_labels
from traceability.labels.keys import KeyRing
from traceability.lots.actions import raise_doubt, recall_lot
from traceability.lots.acts import Kind
from traceability.lots.log import Entry, write_acts
from traceability.lots.models import Lot
from traceability.lots.reading import opened_facts

LOTS_OF_A_PRODUCT = (1, 2, 3)
LONGEST_AGO = 240
RUNS = (120, 240, 480, 960)
SHEET = 24
LOST_KEY_VERSION = 6
# A key nobody has any more: made here, used for one printing, put on no ring.
LOST_KEYS = KeyRing.parse(
    f"{LOST_KEY_VERSION}:{base64.b64encode(b'demo: a master key that was lost').decode()}"
)


def make_lots(by: User) -> int:
    """Make the lots of products that have none yet; answer how many."""
    before = Lot.objects.count()
    rows = {row.code: row for row in Product.objects.filter(lots__isnull=True)}
    tales = load("lots.toml")["lot"]
    waiting = [told for told in products() if product_code(told.key) in rows]
    for told in waiting:
        if told.net_unit != PER_PERSON:
            _deal(rows[product_code(told.key)], told)
    untold = {told.key for told in waiting}
    for tale in tales:
        if tale["product"] in untold:
            _tell(rows[product_code(tale["product"])], tale, by)
    return Lot.objects.count() - before


def _deal(product: Product, told: ProductStory) -> None:
    draw = chance("lots", told.key)
    oldest = min(LONGEST_AGO, told.good.shelf_life_days or LONGEST_AGO)
    days = draw.sample(range(4, max(oldest, 30)), draw.choice(LOTS_OF_A_PRODUCT))
    for back in sorted(days, reverse=True):
        made_on = clock.today() - dt.timedelta(days=back)
        _lot(product, f"{made_on:%y%m%d}", made_on, draw.choice(RUNS))


def _tell(product: Product, tale: dict[str, object], by: User) -> None:
    """Make one lot of lots.toml and let happen what is told of it."""
    made_on = clock.today() - dt.timedelta(days=15)
    versions = {"lost_key": LOST_KEY_VERSION}
    lot = _lot(
        product,
        str(tale["code"]),
        made_on,
        RUNS[1],
        key_version=versions.get(str(tale["tale"])),
        is_released=tale["tale"] != "not_released",
    )
    words = Words(*tale.get("reason", ("", "")))  # type: ignore[misc]
    if tale["tale"] == "void":
        void_labels(lot, first=SHEET, last=2 * SHEET - 1, reason=words.vi, by=by)
    if tale["tale"] == "recall":
        recall_lot(lot, reason_vi=words.vi, reason_en=words.en, by=by)
    if tale["tale"] == "doubt":
        raise_doubt(lot, reason_vi=words.vi, reason_en=words.en, by=by)


def _lot(
    product: Product,
    code: str,
    made_on: dt.date,
    count: int,
    *,
    key_version: int | None = None,
    is_released: bool = True,
) -> Lot:
    life = product.shelf_life_days
    lot = Lot.objects.create(
        product=product,
        code=code,
        made_on=made_on,
        best_before=made_on + dt.timedelta(days=life) if life else None,
        quantity=RUNS[-1],
        key_version=key_version or settings.LABEL_KEY_RING.newest,
    )
    opened_at = clock.day_start(made_on) + dt.timedelta(hours=9)
    day = dt.timedelta(days=1)
    printed = {"first": 0, "last": count - 1, "gtin": product.gtin or ""}
    entries = [
        Entry(Kind.OPENED, opened_facts(lot), opened_at),
        Entry(Kind.PRINTED, printed, opened_at + day),
    ]
    if is_released:
        released = {"day": (made_on + 2 * day).isoformat()}
        entries.append(Entry(Kind.RELEASED, released, opened_at + 2 * day))
    write_acts(lot, *entries, by=None)
    return lot
