"""`manage.py labels …`: open lots, print sheets, check codes, say what happens to a lot."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from base import clock
from base.accounts.models import User
from base.commands import OneSentence
from base.retry import whole_act
from base.state_folder.marks import ServedElsewhere
from base.witness import Garbled
from traceability.labels.actions import (
    LabelsRefused,
    numbers_of,
    reserve_run,
    reserved_count,
)
from traceability.labels.keys import KeyMissing
from traceability.labels.layout import DEFAULT_SHEET, SHEETS
from traceability.labels.messages import NO_KEY, printed_facts
from traceability.labels.opening import opened_lot, opening_facts
from traceability.labels.printing import demand_printable, print_labels
from traceability.labels.unit_codes import codes_of
from traceability.lots.models import Lot
from traceability.lots.public_rows import trusted_history
from traceability.management import lot_words, voiding
from traceability.management.asked import add_lot, add_person, lot_asked, person_asked
from traceability.resolver.address import typed_address
from traceability.resolver.machine import as_values
from traceability.resolver.resolution import resolve

BAD_INPUT = 2


class Command(OneSentence):
    """Labels from the command line; bad input ends with exit code 2 and changes nothing."""

    help = "Open lots, print sheets, list and check codes, void labels, release and recall lots."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the words and what each needs; labels count from 1."""
        words = parser.add_subparsers(dest="word", required=True)
        opening = words.add_parser("open", help="open a lot, and say what its labels will be")
        opening.add_argument("product", help="code of the product, or its GTIN")
        opening.add_argument("code", metavar="LOT", help="the lot code as printed on packs")
        opening.add_argument("--made", required=True, metavar="DAY", help="such as 2026-11-23")
        opening.add_argument("--best-before", default="", metavar="DAY")
        opening.add_argument("--quantity", type=int, required=True, metavar="PACKS")
        add_person(opening)
        printing = words.add_parser("print", help="reserve new labels and write their sheets")
        printing.add_argument("--start-cell", type=int, default=1, help="first free cell, from 1")
        printing.add_argument("--output", required=True, type=Path, metavar="FILE.pdf")
        printing.add_argument("--sheet", choices=sorted(SHEETS), default=DEFAULT_SHEET)
        printing.add_argument("--from", type=int, dest="first", metavar="I",
                              help="print reserved labels I … again, counted from 1")  # fmt: skip
        codes = words.add_parser("codes", help="the first N addresses, reserving what is missing")
        for parser_of in (printing, codes):
            add_lot(parser_of)
            parser_of.add_argument("--count", type=int, required=True, metavar="N")
        checking = words.add_parser("check", help="answer codes as JSON lines")
        checking.add_argument("codes", nargs="+", metavar="CODE")
        voiding.add_words(words)
        lot_words.add_words(words)

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Do what the word says."""
        word = WORDS[options["word"]]
        try:
            for line in word(options):
                self.stdout.write(line)
        except KeyMissing as error:
            raise CommandError(str(NO_KEY), returncode=BAD_INPUT) from error
        except (Garbled, ServedElsewhere):
            raise  # a fault of the ground has its own sentence and exit code
        except (LabelsRefused, OSError, ValueError) as error:
            raise CommandError(str(error), returncode=BAD_INPUT) from error


def _open(options: dict[str, Any]) -> list[str]:
    lot = opened_lot(
        options["product"],
        options["code"],
        made=options["made"],
        best_before=options["best_before"],
        quantity=options["quantity"],
        by=person_asked(options["by"]),
    )
    return list(opening_facts(lot))


def _print(options: dict[str, Any]) -> list[str]:
    lot, count, output = lot_asked(options["lot"]), options["count"], options["output"]
    _demand_writable(output)
    how = {"start_cell": options["start_cell"], "sheet": options["sheet"]}
    demand_printable(lot, **how)
    first = options["first"]
    if first is None:
        first = reserve_run(lot, count, by=person_asked(options["by"])).first_index
    elif (first := first - 1) < 0 or count < 1 or first + count > reserved_count(lot):
        raise ValueError(_("Only labels that were reserved before can be printed again."))
    void = _void_among(lot, first, first + count - 1)
    try:
        done = print_labels(lot, first, count, output, **how)
    except OSError as error:
        raise OSError(_not_written(output, error, first + 1, count)) from error
    said = _("%(labels)s labels of lot %(lot)s (%(first)s–%(last)s) on %(sheets)s sheets: %(file)s")
    values = {"labels": done.labels, "lot": lot.code, "first": first + 1, "last": first + count}
    told = said % {**values, "sheets": done.sheets, "file": output}
    return [told, *void, *printed_facts(done)]


def _void_among(lot: Lot, first: int, last: int) -> list[str]:
    """What is said of void labels among these; that all are is refused."""
    count, voids = trusted_history(lot).state.voids_among(first, last)
    values = {"count": count, "acts": numbers_of(voids)}
    if count == last - first + 1:
        said = _("All these labels are void, by act %(acts)s of the lot. Nothing was printed.")
        raise LabelsRefused(said % values)
    said = _("%(count)s of these labels are void, by act %(acts)s of the lot. Do not use them.")
    return [said % values] if count else []


def _not_written(output: Path, error: OSError, first: int, count: int) -> str:
    said = _(
        "%(file)s could not be written (%(error)s). The labels stay reserved; print them with "
        "--from %(first)s --count %(count)s."
    )
    values = {"file": output, "error": error.strerror, "first": first, "count": count}
    return said % values


def _codes(options: dict[str, Any]) -> list[str]:
    """Addresses of the first N labels: those reserved before, and new ones for the rest."""
    lot, count = lot_asked(options["lot"]), options["count"]
    if count < 1:
        raise ValueError(_("Ask for at least one code."))
    _reserve_up_to(count, lot, by=person_asked(options["by"]))
    return list(codes_of(lot, 0, count))


@whole_act
def _reserve_up_to(count: int, lot: Lot, *, by: User | None) -> None:
    missing = count - reserved_count(Lot.objects.select_for_update().get(pk=lot.pk))
    if missing > 0:
        reserve_run(lot, missing, by=by)


def _check(options: dict[str, Any]) -> list[str]:
    """One answer a line; `index` counts from 0 as in the code, `label` from 1 as on the sheet."""
    at = clock.now()
    hosts = {settings.RESOLVER_HOST.lower()}
    answers = [(text, resolve(typed_address(text, hosts), at)) for text in options["codes"]]
    return [
        json.dumps(as_values(answer) | _for_people(text, answer.index), ensure_ascii=False)
        for text, answer in answers
    ]


def _for_people(text: str, index: int | None) -> dict[str, object]:
    return {"label": None if index is None else index + 1, "asked": text}


def _demand_writable(output: Path) -> None:
    """Find out before anything is reserved whether the file can be written."""
    is_other = output.exists() and not output.is_file()  # a folder, a device, a pipe
    if is_other or not output.parent.is_dir():
        raise ValueError(_("%(file)s is not a file in a folder that exists.") % {"file": output})


WORDS = {
    "open": _open,
    "print": _print,
    "codes": _codes,
    "check": _check,
    "void": voiding.void,
    "unvoid": voiding.unvoid,
    "history": lot_words.history,
    **dict.fromkeys(("release", "recall", "lift", "doubt", "clear"), lot_words.act),
}
