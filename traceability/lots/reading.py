"""Read what happened to lots, and believe only a history that is whole, sealed and not set back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from base import chain, seal, witness
from base.unreadable import UNREADABLE
from base.witness import Point
from catalog.certificates.logs import Log
from traceability.lots.acts import Facts
from traceability.lots.models import Lot, LotAct
from traceability.lots.states import DoesNotFit, LotState, state_of

ACT_SEAL = "lot act"
ALL_LOTS = "lots"  # the witness' name of the whole log


class Broken(ValueError):  # noqa: N818 - says what is the case
    """A history that cannot be believed; the message says why, for the log."""


@dataclass(frozen=True)
class History:
    """What holds for a lot, and the last link of its own chain."""

    state: LotState
    head: Point


def chain_name(lot: int) -> str:
    """The witness' name of one lot's chain."""
    return f"l/{lot}"


def acts_of(lots: Iterable[int]) -> dict[int, list[LotAct]]:
    """The acts of lots, in order; Broken when a column holds what it cannot hold."""
    found: dict[int, list[LotAct]] = {}
    try:
        for row in LotAct.objects.filter(lot__in=[*lots]).order_by("lot", "place"):
            found.setdefault(row.lot_id, []).append(row)
    except UNREADABLE as error:
        raise Broken(_("an act cannot be read")) from error
    return found


def believed(lot: Lot, rows: list[LotAct]) -> History:
    """What the acts of the lot tell.

    Raises:
        Broken: an act is missing, foreign, changed or not ours, or fewer are left than were seen.
    """
    before = chain.GENESIS
    for place, row in enumerate(rows, start=1):
        if row.place != place:
            raise Broken(_("act %(act)s is missing") % {"act": place})
        if fault := _readable_fault(lot, row, before):
            raise Broken(_("act %(act)s %(fault)s") % {"act": place, "fault": fault})
        before = row.digest
    head = Point(len(rows), before)
    if not rows or not witness.agrees(chain_name(lot.pk), head):
        raise Broken(_("act %(act)s is missing") % {"act": head.place + 1})
    try:
        state = state_of(row.as_act() for row in rows)
    except (DoesNotFit, *UNREADABLE) as error:
        raise Broken(_("its acts do not fit: %(error)s") % {"error": error}) from error
    if state.opened != opened_facts(lot):
        raise Broken(_("its row was changed after it was opened"))
    return History(state, head)


def history_of(lot: Lot) -> History:
    """What happened to one lot, read now; Broken when it cannot be believed."""
    return believed(lot, acts_of([lot.pk]).get(lot.pk, []))


def is_sealed(act: LotAct) -> bool:
    """Whether the digest of an act was sealed by us."""
    return seal.is_sealed(act.seal, ACT_SEAL, act.digest.encode())


LOTS = Log(ALL_LOTS, LotAct.objects.all, "lot_id", chain_name, is_sealed)


def opened_facts(lot: Lot) -> Facts:
    """The facts a lot is opened with: all its columns but its number and its product."""
    return {
        "code": lot.code,
        "made_on": lot.made_on.isoformat(),
        "best_before": lot.best_before.isoformat() if lot.best_before else None,
        "quantity": lot.quantity,
        "key_version": lot.key_version,
    }


def _readable_fault(lot: Lot, row: LotAct, before: str) -> str:
    try:
        return _fault(lot, row, before)
    except UNREADABLE:
        return _("cannot be read")


def _fault(lot: Lot, row: LotAct, before: str) -> str:
    """What is wrong with one act, or nothing."""
    if row.product_id != lot.product_id:
        return _("is of another product")
    if row.before != before:
        return _("does not follow the one before")
    if row.digest != chain.digest(row.previous, row.content()):
        return _("was changed")
    if not is_sealed(row):
        return _("is not sealed by us")
    return ""
