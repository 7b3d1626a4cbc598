"""The verbs of lots. Each is one transaction, one act in the lots' log and in the audit trail.

While others hold the database an act waits and is carried out again (`base.retry`).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import asdict

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from base import clock
from base.accounts.models import User
from base.audit.actions import record_act
from base.retry import whole_act
from catalog.products.models import Product
from traceability.lots.acts import Facts, Kind, LotRefused
from traceability.lots.log import Entry, one_line, write_acts
from traceability.lots.models import Lot, LotAct
from traceability.lots.public_rows import trusted_history
from traceability.lots.reading import opened_facts
from traceability.lots.states import LotState

MOST_LOTS = 1 << 24  # a lot's number is 24 bits of the code on a pack
# The lot text travels in a path: no slash, and it begins with a letter or a digit.
PRINTABLE = re.compile(r"[0-9A-Z][0-9A-Z.-]{0,19}")


@whole_act
def open_lot(
    product: Product,
    code: str,
    *,
    made_on: dt.date,
    best_before: dt.date | None,
    quantity: int,
    by: User | None,
) -> Lot:
    """Open a lot under the newest label key. Its codes stay "not activated" until released.

    Raises:
        LotRefused: the code cannot be printed or is taken, or the dates are in the wrong order.
    """
    text = code.strip().upper()
    _demand_sound(text, made_on, best_before)
    try:
        with transaction.atomic():
            lot = Lot.objects.create(
                product=product,
                code=text,
                made_on=made_on,
                best_before=best_before,
                quantity=quantity,
                key_version=settings.LABEL_KEY_RING.newest,
            )
    except IntegrityError:
        _demand_free(product, text)
        raise
    if lot.pk >= MOST_LOTS:
        raise LotRefused(_("All lot numbers are used up. Ask the people who run the site."))
    write_acts(lot, Entry(Kind.OPENED, opened_facts(lot)), by=by)
    record_act("lot.opened", str(lot), by=by)
    return lot


@whole_act
def release_lot(lot: Lot, *, on: dt.date, by: User | None) -> LotAct:
    """Activate the lot's codes from the local day `on`; a day in the future is allowed.

    Releasing again moves the day.

    Raises:
        LotRefused: the day lies before the lot was made.
    """
    if on < lot.made_on:
        raise LotRefused(_("A lot cannot be released before the day it was made."))
    return do(lot, Kind.RELEASED, {"day": on.isoformat()}, by=by, note=on.isoformat())


@whole_act
def recall_lot(
    lot: Lot,
    *,
    reason_vi: str,
    reason_en: str = "",
    contact: str = "",
    day: dt.date | None = None,
    by: User | None,
) -> LotAct:
    """Call the lot back from the market; saying the same again changes nothing.

    `contact` is whom buyers may ask, `day` the local day of the recall: today unless told. A recall
    holds at once, so its day is none to come.

    Raises:
        LotRefused: it is called back already, for another reason or with another contact or day.
    """
    today = clock.today()
    if day is not None and day > today:
        raise LotRefused(
            _("A recall holds at once, so its day cannot lie in the future. Check the day.")
        )
    facts = {
        "reason_vi": _reason(reason_vi),
        "reason_en": one_line(reason_en),
        "contact": one_line(contact),
        "day": (day or today).isoformat(),
    }
    if standing := standing_state(lot).recall:
        if day is None:
            facts["day"] = standing.day.isoformat()
        if asdict(standing) | {"day": standing.day.isoformat()} != facts:
            raise LotRefused(
                _(
                    "The lot is recalled already, with other words. Lift that recall first, then "
                    "enter the new one."
                )
            )
        return _last(lot, Kind.RECALLED)
    return do(lot, Kind.RECALLED, facts, by=by, note=reason_vi)


@whole_act
def lift_recall(lot: Lot, *, reason: str = "", by: User | None) -> LotAct | None:
    """End the lot's recall; without one nothing happens."""
    if standing_state(lot).recall is None:
        return None
    return do(lot, Kind.RECALL_LIFTED, {"reason": reason}, by=by, note=reason)


@whole_act
def raise_doubt(lot: Lot, *, reason_vi: str, reason_en: str = "", by: User | None) -> LotAct:
    """Say that the lot's codes need checking; a lot already in doubt keeps its first doubt."""
    if standing_state(lot).doubt:
        return _last(lot, Kind.DOUBTED)
    facts = {"reason_vi": _reason(reason_vi), "reason_en": reason_en}
    return do(lot, Kind.DOUBTED, facts, by=by, note=reason_vi)


@whole_act
def clear_doubt(lot: Lot, *, reason: str = "", by: User | None) -> LotAct | None:
    """End the lot's doubt; without one nothing happens."""
    if standing_state(lot).doubt is None:
        return None
    return do(lot, Kind.DOUBT_CLEARED, {"reason": reason}, by=by, note=reason)


def do(lot: Lot, kind: Kind, facts: Facts, *, by: User | None, note: str = "") -> LotAct:
    """Write one act of the lot, in its log and in the audit trail.

    Raises:
        LotRefused: the act does not fit; nothing is written.
    """
    act = write_acts(lot, Entry(kind, facts), by=by)[0]
    record_act(f"lot.{kind}", str(lot), by=by, note=note)
    return act


def standing_state(lot: Lot) -> LotState:
    """What holds for the lot now; nobody else writes about it until the transaction ends.

    Raises:
        LotRefused: its history cannot be believed.
    """
    # The lock orders two who act at once on PostgreSQL; SQLite's transactions are IMMEDIATE anyway.
    held = Lot.objects.select_for_update().get(pk=lot.pk)
    return trusted_history(held).state


def _last(lot: Lot, kind: Kind) -> LotAct:
    act: LotAct = LotAct.objects.filter(lot=lot, kind=kind).latest("place")
    return act


def _reason(text: str) -> str:
    told = one_line(text)
    if not told:
        raise LotRefused(_("Give the reason: people are told it."))
    return told


def _demand_sound(code: str, made_on: dt.date, best_before: dt.date | None) -> None:
    if not PRINTABLE.fullmatch(code):
        raise LotRefused(
            _("A lot code has 1 to 20 capitals, digits, hyphens and full stops. Choose another.")
        )
    if best_before is not None and best_before < made_on:
        raise LotRefused(_("Best before lies before the day of production. Check both dates."))


def _demand_free(product: Product, code: str) -> None:
    if Lot.objects.filter(product=product, code=code).exists():
        raise LotRefused(_("The product already has a lot with this code. Choose another."))
