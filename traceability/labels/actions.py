"""The verbs of labels: set indexes aside for printing, and declare labels void."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from base import clock
from base.accounts.models import User
from base.audit.actions import record_act
from catalog.certificates.outcomes import Outcome
from catalog.certificates.reading import register_rows, verdict_of
from traceability.labels.codes import MOST_UNITS
from traceability.labels.messages import REFUSALS
from traceability.labels.models import LabelRun, VoidRange
from traceability.lots.models import Lot, Recall

MOST_AT_ONCE = 100_000
MAY_PRINT = (Outcome.IN_FORCE, Outcome.POTENTIAL)


class LabelsRefused(ValueError):  # noqa: N818 - says what happened, to people
    """Nothing was printed or voided; the message says why and what to do."""


@transaction.atomic
def reserve_run(lot: Lot, count: int, *, by: User | None) -> LabelRun:
    """Set the next `count` indexes of the lot aside; two who print at once get different ones.

    Raises:
        LabelsRefused: the number is not 1 to 100,000, the lot is full or recalled, or the
            product's certificate does not allow it today (a potential product may be labelled:
            its labels show no star).
    """
    if not 1 <= count <= MOST_AT_ONCE:
        raise LabelsRefused(_("One printing has 1 to 100,000 labels. Give a number in between."))
    # The lock orders two printings on PostgreSQL; SQLite's transactions are IMMEDIATE anyway.
    held = Lot.objects.select_for_update().get(pk=lot.pk)
    _demand_may_print(held)
    first = reserved_count(held)
    if first + count > MOST_UNITS:
        raise LabelsRefused(_("The lot has no numbers left for so many labels. Open a new lot."))
    run = LabelRun.objects.create(
        lot=held, first_index=first, count=count, printed_at=clock.now(), by=by
    )
    record_act("labels.reserved", str(run), by=by)
    return run


@transaction.atomic
def void_labels(lot: Lot, *, first: int, last: int, reason: str, by: User | None) -> VoidRange:
    """Declare the labels `first` … `last` (indexes, both included) out of circulation.

    Raises:
        LabelsRefused: the range is empty or was never printed, or no reason is given.
    """
    if not reason.strip():
        raise LabelsRefused(_("Say why the labels are void: lost, spoilt, or another reason."))
    if not 0 <= first <= last < reserved_count(lot):
        raise LabelsRefused(_("This range of labels was not printed for the lot. Check both ends."))
    void = VoidRange.objects.create(
        lot=lot, first_index=first, last_index=last, reason=reason[:200], at=clock.now(), by=by
    )
    record_act("labels.voided", str(void), by=by, note=reason)
    return void


def reserved_count(lot: Lot) -> int:
    """How many indexes of the lot are set aside; ranges follow each other without gaps."""
    end = LabelRun.objects.filter(lot=lot).aggregate(end=Max(F("first_index") + F("count")))["end"]
    return int(end or 0)


def _demand_may_print(lot: Lot) -> None:
    if Recall.objects.filter(lot=lot, lifted_at__isnull=True).exists():
        raise LabelsRefused(str(REFUSALS[Outcome.RECALLED]))
    rows = register_rows().filter(certificate__product=lot.product_id)
    found = verdict_of(rows, clock.now(), potential=lot.product.is_potential)
    if found.outcome not in MAY_PRINT:
        raise LabelsRefused(str(REFUSALS[found.outcome]))
