"""Write the sealed rows a scan reads: what holds for a lot, made from its acts and nothing else."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from django.utils.translation import gettext as _

from base import seal
from base.chain import canonical
from base.resealing import register_sealed
from base.row_locks import hold
from base.unreadable import UNREADABLE, in_parts
from catalog.products.models import Product
from traceability.lots.acts import LotRefused
from traceability.lots.models import Lot, LotAct, PublicLot
from traceability.lots.reading import ACT_SEAL, Broken, History, acts_of, believed, history_of
from traceability.lots.states import LotState

ROW_SEAL = "lot"
BATCH = 500
_COLUMNS = ("product", "gtin", "code", "key_version", "facts", "place", "head", "seal")
log = logging.getLogger(__name__)


def register_tables() -> None:
    """Let acts and rows of lots be sealed anew when a key is retired."""
    register_sealed(LotAct, ACT_SEAL, lambda act: act.digest.encode())
    register_sealed(PublicLot, ROW_SEAL, PublicLot.content)


def refresh_lots(numbers: Iterable[int]) -> None:
    """Write the rows of these lots anew, in the transaction of what changed them.

    Raises:
        LotRefused: the history of one cannot be believed; no row is written.
    """
    rows, broken = _held_rows([*numbers])
    if broken:
        raise disbelieved(broken[0])
    _write(rows)


def refresh_all_lots() -> tuple[int, int]:
    """Write the row of every lot anew; those whose history cannot be believed stay as they are.

    How many were written, and how many were not; `verify_log` names these.
    """
    numbers = list(Lot.objects.order_by("pk").values_list("pk", flat=True))
    written = 0
    for start in range(0, len(numbers), BATCH):
        for rows, _broken in in_parts(numbers[start : start + BATCH], _held_rows):
            _write(rows)
            written += len(rows)
    return written, len(numbers) - written


def row_of(lot: Lot, acts: Sequence[LotAct], stored: PublicLot | None) -> PublicLot:
    """The sealed row of a lot; its product must be read with it.

    Raises:
        Broken: its acts cannot be believed, or know less than the row that is stored.
    """
    history = believed(lot, [*acts])
    gtin = lot.product.gtin or ""
    if history.state.gtin not in {None, gtin}:
        raise Broken(_("the barcode number changed after labels were printed"))
    if stored is not None and is_ours(stored) and not _goes_on(stored, acts):
        raise Broken(_("act %(act)s is missing") % {"act": history.head.place + 1})
    row = PublicLot(
        lot=lot,
        product_id=lot.product_id,
        gtin=gtin,
        code=lot.code,
        key_version=lot.key_version,
        facts=facts_text(history),
        place=history.head.place,
        head=history.head.digest,
    )
    row.seal = seal.seal(ROW_SEAL, row.content())
    return row


def is_ours(row: PublicLot) -> bool:
    """Whether the row is as we wrote it."""
    try:
        return seal.is_sealed(row.seal, ROW_SEAL, row.content())
    except UNREADABLE:
        return False


def facts_text(history: History) -> str:
    """What a scan may tell of the lot, as canonical JSON: days ISO, indexes from 0."""
    state: LotState = history.state
    recall = asdict(state.recall) if state.recall else None
    facts = {
        "made_on": state.opened["made_on"],
        "best_before": state.opened["best_before"],
        "released_on": state.released_on,
        "recall": recall,
        "doubt": asdict(state.doubt) if state.doubt else None,
        "voids": [[void.first, void.last, void.reason] for void in state.voids],
        "printed": state.printed,
    }
    return canonical(facts).decode()


def trusted_history(lot: Lot) -> History:
    """What happened to a lot; LotRefused, with a sentence for people, when not believed."""
    try:
        return history_of(lot)
    except Broken as error:
        raise disbelieved(lot) from error


def disbelieved(lot: Lot) -> LotRefused:
    """The refusal to add to a history that cannot be believed."""
    return LotRefused(
        _(
            "What is written about lot %(lot)s was changed from outside, so nothing is added. "
            "Tell the people who run the site; verify_log names the rows."
        )
        % {"lot": lot.code}
    )


def _goes_on(stored: PublicLot, acts: Sequence[LotAct]) -> bool:
    """Whether the acts hold everything the stored row was made from."""
    return stored.place <= len(acts) and acts[stored.place - 1].digest == stored.head


def _held_rows(numbers: Sequence[int]) -> tuple[list[PublicLot], list[Lot]]:
    """As `_rows`, while nobody else writes rows of lots of these products."""
    hold(Product.objects.filter(pk__in=Lot.objects.filter(pk__in=numbers).values("product")))
    return _rows(numbers)


def _rows(numbers: Sequence[int]) -> tuple[list[PublicLot], list[Lot]]:
    """The rows as they should be, and the lots whose history cannot be believed."""
    lots = Lot.objects.filter(pk__in=numbers).select_related("product").order_by("pk")
    acts = _acts(numbers)
    stored = PublicLot.objects.in_bulk(numbers)
    rows, broken = [], []
    for lot in lots:
        try:
            rows.append(row_of(lot, acts.get(lot.pk, []), stored.get(lot.pk)))
        except Broken as error:
            log.warning("The history of lot %s cannot be believed: %s.", lot.pk, error)
            broken.append(lot)
    return rows, broken


def _acts(numbers: Sequence[int]) -> dict[int, list[LotAct]]:
    """Their acts; none for a lot that has one that cannot be read."""
    try:
        return acts_of(numbers)
    except Broken:
        if len(numbers) == 1:
            return {}
    return {lot: rows for number in numbers for lot, rows in _acts([number]).items()}


def _write(rows: Sequence[PublicLot]) -> None:
    PublicLot.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["lot"], update_fields=_COLUMNS
    )
