"""Walk the log of lots and the rows scans read, and name every one that is not as we wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from base import chain, witness
from base.unreadable import UNREADABLE
from traceability.lots.models import Lot, LotAct, LotHead, PublicLot
from traceability.lots.public_rows import is_ours, row_of
from traceability.lots.reading import ALL_LOTS, Broken, is_sealed

NAME = "lots"
HEAD = 1  # the number of the one head
SAID: dict[str, Promise | str] = {
    "content": lazy("was changed"),
    "link": lazy("does not follow the act before it"),
    "missing": lazy("missing"),
}


def faults() -> Iterator[str]:
    """Yield one sentence per fault, naming the act or the lot; none when all is well."""
    unreadable: list[str] = []
    acts = list(_readable(unreadable))
    yield from unreadable
    named = set()
    lots = {act.sequence: act.lot_id for act in acts}
    for fault in chain.broken_links(_links(acts)):
        named.add(lots.get(fault.sequence))
        yield f"{_act(fault.sequence, lots)}: {SAID[fault.what]}"
    for act in acts:
        if not is_sealed(act):
            named.add(act.lot_id)
            yield _("%(act)s: not sealed by us") % {"act": _act(act.sequence, lots)}
    yield from _head_faults(acts)
    yield from _row_faults(acts, named)


def _readable(unreadable: list[str]) -> Iterator[LotAct]:
    """Read row by row when a column holds what it cannot hold; such a row is named, not fatal."""
    try:
        yield from list(LotAct.objects.order_by("sequence"))
    except UNREADABLE:
        for pk in LotAct.objects.order_by("pk").values_list("pk", flat=True):
            try:
                yield LotAct.objects.get(pk=pk)
            except UNREADABLE:
                unreadable.append(_("act %(pk)s: cannot be read") % {"pk": pk})


def _links(acts: Iterable[LotAct]) -> Iterator[chain.Link]:
    for act in acts:
        yield chain.Link(act.sequence, act.previous, act.digest, act.content())


def _head_faults(acts: list[LotAct]) -> Iterator[str]:
    """The head and the witness remember the last link, so a cut tail is noticed."""
    heads = list(LotHead.objects.order_by("pk").values_list("pk", flat=True))
    if heads not in ([], [HEAD]):
        values = {"one": HEAD, "found": heads}
        yield _("head of lots: there is one, numbered %(one)s; the table holds %(found)s") % values
    head = LotHead.objects.order_by("pk").first()
    last = acts[-1].sequence if acts else 0
    digest = acts[-1].digest if acts else chain.GENESIS
    seen = witness.last(ALL_LOTS)
    remembered = max(head.sequence if head else 0, seen.place if seen else 0)
    for sequence in range(last + 1, remembered + 1):
        yield _("act %(act)s: missing") % {"act": sequence}
    said = {"said": head.sequence if head else 0, "act": last}
    if (head.sequence if head else 0) != last:
        yield _("head of lots: says %(said)s, the log ends at act %(act)s") % said
    elif head and head.digest != digest:
        yield _("head of lots: remembers another act %(act)s") % said
    if seen and seen.place == last and seen.digest != digest:
        yield _("head of lots: the witness saw another act %(act)s") % said


def _row_faults(acts: Iterable[LotAct], named: set[int | None]) -> Iterator[str]:
    """Each lot's own history, and its row for scans held against it."""
    by_lot: dict[int, list[LotAct]] = {}
    for act in sorted(acts, key=lambda act: act.place):
        by_lot.setdefault(act.lot_id, []).append(act)
    stored = PublicLot.objects.in_bulk()
    for lot in Lot.objects.select_related("product").order_by("pk"):
        row = stored.pop(lot.pk, None)
        if row is None:
            yield _("row of lot %(lot)s: missing") % {"lot": lot.pk}
        elif not is_ours(row):
            yield _("row of lot %(lot)s: not sealed by us") % {"lot": lot.pk}
        if lot.pk not in named:
            yield from _history_faults(lot, by_lot.get(lot.pk, []), row)
    for number in stored:
        yield _("row of lot %(lot)s: no such lot") % {"lot": number}


def _history_faults(lot: Lot, acts: list[LotAct], row: PublicLot | None) -> Iterator[str]:
    try:
        expected = row_of(lot, acts, row)
    except Broken as error:
        yield _("lot %(lot)s: %(why)s") % {"lot": lot.pk, "why": error}
    else:
        if row is not None and is_ours(row) and row.content() != expected.content():
            yield _("row of lot %(lot)s: stale") % {"lot": lot.pk}


def _act(sequence: int, lots: dict[int, int]) -> str:
    return _("act %(act)s (lot %(lot)s)") % {"act": sequence, "lot": lots.get(sequence, "–")}
