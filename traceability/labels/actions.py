"""The verbs of labels: set indexes aside for printing, declare labels void, and undo that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from base import clock
from base.accounts.models import User
from base.retry import whole_act
from catalog.certificates.outcomes import Outcome
from catalog.certificates.reading import register_rows, verdict_of
from traceability.labels.codes import MOST_UNITS
from traceability.labels.messages import REFUSALS, RETIRED_KEY
from traceability.lots.actions import do, standing_state
from traceability.lots.acts import Kind, LotRefused
from traceability.lots.log import one_line
from traceability.lots.models import Lot, LotAct
from traceability.lots.public_rows import trusted_history
from traceability.lots.states import LotState, Void

MOST_AT_ONCE = 100_000
MAY_PRINT = (Outcome.IN_FORCE, Outcome.POTENTIAL)


class LabelsRefused(LotRefused):
    """Nothing was printed or voided; the message says why and what to do."""


@dataclass(frozen=True)
class Run:
    """One printing: the indexes `first_index` … `first_index + count - 1` of a lot."""

    first_index: int
    count: int


@whole_act
def reserve_run(lot: Lot, count: int, *, by: User | None) -> Run:
    """Set the next `count` indexes of the lot aside; two who print at once get different ones.

    Raises:
        LabelsRefused: the number is not 1 to 100,000, the lot is full or recalled, its label key
            is retired, or the product's certificate does not allow it today (a potential product
            may be labelled: its labels show no star).
    """
    if not 1 <= count <= MOST_AT_ONCE:
        raise LabelsRefused(_("One printing has 1 to 100,000 labels. Give a number in between."))
    state = standing_state(lot)
    _demand_may_print(lot, state)
    first = state.printed
    if first + count > MOST_UNITS:
        raise LabelsRefused(_("The lot has no numbers left for so many labels. Open a new lot."))
    facts = {"first": first, "last": first + count - 1, "gtin": lot.product.gtin or ""}
    do(lot, Kind.PRINTED, facts, by=by)
    return Run(first, count)


@whole_act
def void_labels(lot: Lot, *, first: int, last: int, reason: str, by: User | None) -> LotAct:
    """Declare the labels `first` … `last` (indexes, both included) out of circulation.

    Raises:
        LabelsRefused: the range is empty, was never printed or is void already, or no reason is
            given.
    """
    _demand_reason(reason)
    state = standing_state(lot)
    if not 0 <= first <= last < state.printed:
        raise LabelsRefused(_("This range of labels was not printed for the lot. Check both ends."))
    count, voids = state.voids_among(first, last)
    if count == last - first + 1:
        said = _("These labels are void already, by act %(acts)s of the lot. Nothing was changed.")
        raise LabelsRefused(said % {"acts": numbers_of(voids)})
    facts = {"first": first, "last": last, "reason": reason}
    return do(lot, Kind.VOIDED, facts, by=by, note=reason)


@whole_act
def undo_void(lot: Lot, *, act: int, reason: str, by: User | None) -> LotAct:
    """Put labels back into circulation: undo the act with this place in the lot's history.

    Raises:
        LabelsRefused: the act declares nothing void now, or no reason is given.
    """
    _demand_reason(reason)
    if act not in {void.act for void in standing_state(lot).voids}:
        raise LabelsRefused(_("No act of this kind stands for the lot. Look at labels history."))
    facts = {"undoes": act, "reason": reason}
    return do(lot, Kind.VOID_UNDONE, facts, by=by, note=reason)


def numbers_of(voids: Iterable[Void]) -> str:
    """The numbers of the acts that made these ranges void."""
    return ", ".join(str(each.act) for each in voids)


def reserved_count(lot: Lot) -> int:
    """How many indexes of the lot are set aside; ranges follow each other without gaps."""
    return trusted_history(lot).state.printed


def _demand_reason(reason: str) -> None:
    if not one_line(reason):
        raise LabelsRefused(_("Say why the labels are void: lost, spoilt, or another reason."))


def _demand_may_print(lot: Lot, state: LotState) -> None:
    if lot.key_version in settings.LABEL_KEY_RING.retired:
        raise LabelsRefused(str(RETIRED_KEY))
    if state.recall:
        raise LabelsRefused(str(REFUSALS[Outcome.RECALLED]))
    rows = register_rows().filter(certificate__product=lot.product_id)
    found = verdict_of(rows, clock.now(), potential=lot.product.is_potential)
    if found.outcome not in MAY_PRINT:
        raise LabelsRefused(str(REFUSALS[found.outcome]))
