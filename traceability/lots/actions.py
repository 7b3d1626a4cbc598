"""The verbs of lots. Each is one transaction and leaves an act in the audit trail."""

from __future__ import annotations

import datetime as dt
import re

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from base import clock, epoch
from base.accounts.models import User
from base.audit.actions import record_act
from catalog.products.models import Product
from traceability.lots.models import Doubt, Lot, Recall

# The lot text travels in a path: no slash, and it begins with a letter or a digit.
MOST_LOTS = 1 << 24  # a lot's number is 24 bits of the code on a pack
PRINTABLE = re.compile(r"[0-9A-Z][0-9A-Z.-]{0,19}")


class LotRefused(ValueError):  # noqa: N818 - says what happened, to people
    """The act is not possible; the message says why and what to do."""


@transaction.atomic
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
    _demand_sound(product, text, made_on, best_before)
    lot = Lot.objects.create(
        product=product,
        code=text,
        made_on=made_on,
        best_before=best_before,
        quantity=quantity,
        key_version=settings.LABEL_KEY_RING.newest,
    )
    if lot.pk >= MOST_LOTS:
        raise LotRefused(_("All lot numbers are used up. Ask the people who run the site."))
    record_act("lot.opened", str(lot), by=by)
    return lot


@transaction.atomic
def release_lot(lot: Lot, *, on: dt.date, by: User | None) -> Lot:
    """Activate the lot's codes from the local day `on`; a day in the future is allowed."""
    if on < lot.made_on:
        raise LotRefused(_("A lot cannot be released before the day it was made."))
    lot.released_on = on
    lot.save(update_fields=["released_on"])
    epoch.mark_change()
    record_act("lot.released", str(lot), by=by, note=on.isoformat())
    return lot


@transaction.atomic
def recall_lot(lot: Lot, *, reason_vi: str, reason_en: str = "", by: User | None) -> Recall:
    """Call the lot back from the market; a lot already called back keeps its first recall."""
    standing = Recall.objects.filter(lot=lot, lifted_at__isnull=True).order_by("pk").first()
    if standing is not None:
        return standing
    recall = Recall.objects.create(
        lot=lot, at=clock.now(), reason_vi=reason_vi, reason_en=reason_en, by=by
    )
    epoch.mark_change()
    record_act("lot.recalled", str(lot), by=by, note=reason_vi)
    return recall


@transaction.atomic
def lift_recall(recall: Recall, *, by: User | None) -> Recall:
    """End a recall; lifting it twice changes nothing."""
    if recall.lifted_at is None:
        recall.lifted_at = clock.now()
        recall.save(update_fields=["lifted_at"])
        epoch.mark_change()
        record_act("lot.recall_lifted", str(recall.lot), by=by)
    return recall


@transaction.atomic
def raise_doubt(lot: Lot, *, reason_vi: str, reason_en: str = "", by: User | None) -> Doubt:
    """Say that the lot's codes need checking; a lot already in doubt keeps its first doubt."""
    standing = Doubt.objects.filter(lot=lot, cleared_at__isnull=True).order_by("pk").first()
    if standing is not None:
        return standing
    doubt = Doubt.objects.create(
        lot=lot, at=clock.now(), reason_vi=reason_vi, reason_en=reason_en, by=by
    )
    record_act("lot.doubted", str(lot), by=by, note=reason_vi)
    return doubt


@transaction.atomic
def clear_doubt(doubt: Doubt, *, by: User | None) -> Doubt:
    """End a doubt; clearing it twice changes nothing."""
    if doubt.cleared_at is None:
        doubt.cleared_at = clock.now()
        doubt.save(update_fields=["cleared_at"])
        record_act("lot.doubt_cleared", str(doubt.lot), by=by)
    return doubt


def _demand_sound(
    product: Product, code: str, made_on: dt.date, best_before: dt.date | None
) -> None:
    if not PRINTABLE.fullmatch(code):
        raise LotRefused(
            _("A lot code has 1 to 20 capitals, digits, hyphens and full stops. Choose another.")
        )
    if best_before is not None and best_before < made_on:
        raise LotRefused(_("Best before lies before the day of production. Check both dates."))
    if Lot.objects.filter(product=product, code=code).exists():
        raise LotRefused(_("The product already has a lot with this code. Choose another."))
