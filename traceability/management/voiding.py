"""`labels void` and `labels unvoid`: people count labels from 1, as the sheets do."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from base.codes.crockford import grouped
from traceability.labels.actions import LabelsRefused, reserved_count, undo_void, void_labels
from traceability.labels.unit_codes import unit_text
from traceability.lots.models import Lot
from traceability.lots.public_rows import trusted_history
from traceability.lots.states import Void
from traceability.management.asked import (
    add_lot,
    demand_consent,
    label_asked,
    lot_asked,
    person_asked,
)

if TYPE_CHECKING:
    from argparse import _SubParsersAction

Ends = tuple[Lot, int, int]  # a lot and two indexes, from 0, both included


def add_words(words: _SubParsersAction[Any]) -> None:
    """Declare both words."""
    voiding = words.add_parser("void", help="declare labels void, both ends included")
    add_lot(voiding, optional=True)
    _add_ends(voiding)
    voiding.add_argument("--first-code", metavar="CODE", help="the code of the first label")
    voiding.add_argument("--last-code", metavar="CODE", help="the code of the last label")
    undoing = words.add_parser("unvoid", help="undo a void: its labels answer as before")
    add_lot(undoing)
    _add_ends(undoing)
    undoing.add_argument("--act", type=int, metavar="N", help="number of the act in the history")
    for parser in (voiding, undoing):
        parser.add_argument("--reason", required=True)
        parser.add_argument("--yes", action="store_true", help="do it without asking")


def void(options: dict[str, Any]) -> Iterator[str]:
    """Show the labels at both ends, ask, and declare them void."""
    lot, first, last = _ends(options)
    by = person_asked(options["by"])
    yield _shown(lot, first, last)
    demand_consent(_("Declare these labels void? (yes/no)"), given=options["yes"])
    void_labels(lot, first=first, last=last, reason=options["reason"], by=by)
    yield _("Labels %(first)s–%(last)s of lot %(lot)s are void.") % _numbers(lot, first, last)


def unvoid(options: dict[str, Any]) -> Iterator[str]:
    """Show the labels at both ends, ask, and put them back into circulation."""
    lot, by = lot_asked(options["lot"]), person_asked(options["by"])
    undone = _standing(lot, options)
    yield _shown(lot, undone.first, undone.last)
    demand_consent(_("Put these labels back into circulation? (yes/no)"), given=options["yes"])
    undo_void(lot, act=undone.act, reason=options["reason"], by=by)
    said = _("Labels %(first)s–%(last)s of lot %(lot)s are no longer void by act %(act)s.")
    yield said % (_numbers(lot, undone.first, undone.last) | {"act": undone.act})


def _add_ends(parser: ArgumentParser) -> None:
    parser.add_argument("--from", type=int, dest="first", metavar="I",
                        help="first label, counted from 1 as on the sheet")  # fmt: skip
    parser.add_argument("--to", type=int, dest="last", metavar="J", help="last label, from 1")


def _ends(options: dict[str, Any]) -> Ends:
    """The labels meant, by their numbers or by their codes."""
    numbers = options["first"], options["last"]
    codes = options["first_code"], options["last_code"]
    if all(codes) and numbers == (None, None):
        return _by_codes(*codes, options["lot"])
    if None in numbers or any(codes) or options["lot"] is None:
        raise LabelsRefused(
            _("Give a lot with --from and --to, or --first-code and --last-code: one of both.")
        )
    lot = lot_asked(options["lot"])
    first, last = numbers[0] - 1, numbers[1] - 1
    _demand_printed(lot, first, last)
    return lot, first, last


def _by_codes(first_code: str, last_code: str, named: str | None) -> Ends:
    lot, first = label_asked(first_code)
    other, last = label_asked(last_code)
    if lot != other or (named is not None and lot_asked(named) != lot):
        raise LabelsRefused(_("The codes belong to different lots. Void one lot at a time."))
    if first > last:
        raise LabelsRefused(
            _("The codes are in the wrong order. Use: --first-code %(first)s --last-code %(last)s")
            % {"first": last_code, "last": first_code}
        )
    return lot, first, last


def _demand_printed(lot: Lot, first: int, last: int) -> None:
    if first > last:
        raise LabelsRefused(
            _("The ends are in the wrong order. Use: --from %(first)s --to %(last)s")
            % {"first": last + 1, "last": first + 1}
        )
    printed = reserved_count(lot)
    if not 0 <= first <= last < printed:
        raise LabelsRefused(
            _("Labels of lot %(lot)s are numbered 1 to %(last)s. Check both ends.")
            % {"lot": lot.code, "last": printed}
        )


def _standing(lot: Lot, options: dict[str, Any]) -> Void:
    """The void that is meant: by the act's number, or by exactly its ends."""
    voids = trusted_history(lot).state.voids
    ends = (options["first"] or 0) - 1, (options["last"] or 0) - 1
    for each in voids:
        if options["act"] == each.act or (
            options["act"] is None and (each.first, each.last) == ends
        ):
            return each
    standing = "; ".join(f"{each.first + 1}–{each.last + 1} (--act {each.act})" for each in voids)
    raise LabelsRefused(
        _("No void of lot %(lot)s has these ends. Standing: %(voids)s.")
        % {"lot": lot.code, "voids": standing or "–"}
    )


def _shown(lot: Lot, first: int, last: int) -> str:
    codes = {"from": grouped(unit_text(lot, first)), "to": grouped(unit_text(lot, last))}
    said = _("Lot %(lot)s: %(count)s labels, from label %(first)s (%(from)s) "
             "to label %(last)s (%(to)s).")  # fmt: skip
    return said % (_numbers(lot, first, last) | codes | {"count": last - first + 1})


def _numbers(lot: Lot, first: int, last: int) -> dict[str, object]:
    return {"lot": lot.code, "first": first + 1, "last": last + 1}
