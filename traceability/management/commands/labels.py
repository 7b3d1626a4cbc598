"""`manage.py labels …`: print label sheets, list codes, check codes, declare labels void."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import transaction

from base import clock
from base.accounts.models import User
from base.commands import OneSentence
from traceability.labels.actions import (
    LabelsRefused,
    reserve_run,
    reserved_count,
    void_labels,
)
from traceability.labels.keys import KeyMissing
from traceability.labels.layout import DEFAULT_SHEET, SHEETS
from traceability.labels.lot_names import lot_named
from traceability.labels.printing import demand_printable, print_labels
from traceability.labels.unit_codes import codes_of
from traceability.lots.models import Lot
from traceability.resolver.machine import as_values
from traceability.resolver.resolution import resolve
from traceability.resolver.typed_address import typed_address

BAD_INPUT = 2
LOT_HELP = "number of the lot, or PRODUCTCODE/LOTCODE"


class Command(OneSentence):
    """Labels from the command line; bad input ends with exit code 2 and changes nothing."""

    help = "Print label sheets, list codes, check codes, or declare labels void."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the four words and what each needs."""
        words = parser.add_subparsers(dest="word", required=True)
        printing = words.add_parser("print", help="reserve new labels and write their sheets")
        printing.add_argument("--start-cell", type=int, default=1, help="first free cell, from 1")
        printing.add_argument("--output", required=True, type=Path, metavar="FILE.pdf")
        printing.add_argument("--sheet", choices=sorted(SHEETS), default=DEFAULT_SHEET)
        printing.add_argument("--from", type=int, dest="first", metavar="I",
                              help="print labels I … again that are reserved already")  # fmt: skip
        codes = words.add_parser("codes", help="the first N addresses, reserving what is missing")
        for parser_of in (printing, codes):
            parser_of.add_argument("lot", help=LOT_HELP)
            parser_of.add_argument("--count", type=int, required=True, metavar="N")
        checking = words.add_parser("check", help="answer codes as JSON lines")
        checking.add_argument("codes", nargs="+", metavar="CODE")
        voiding = words.add_parser("void", help="declare labels void, both ends included")
        voiding.add_argument("lot", help=LOT_HELP)
        voiding.add_argument("--from", type=int, required=True, dest="first", metavar="I")
        voiding.add_argument("--to", type=int, required=True, dest="last", metavar="J")
        voiding.add_argument("--reason", required=True)
        for parser_of in (printing, codes, voiding):
            parser_of.add_argument("--by", default="", help="e-mail or phone of who does it")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Do what the word says."""
        word = {"print": _print, "codes": _codes, "check": _check, "void": _void}[options["word"]]
        try:
            for line in word(options):
                self.stdout.write(line)
        except (LabelsRefused, KeyMissing, OSError, ValueError) as error:
            raise CommandError(str(error), returncode=BAD_INPUT) from error


def _print(options: dict[str, Any]) -> list[str]:
    lot, count, output = _lot(options["lot"]), options["count"], options["output"]
    _demand_writable(output)
    how = {"start_cell": options["start_cell"], "sheet": options["sheet"]}
    demand_printable(lot, **how)
    first = options["first"]
    if first is None:
        first = reserve_run(lot, count, by=_person(options["by"])).first_index
    elif first < 0 or count < 1 or first + count > reserved_count(lot):
        raise ValueError("Only labels that were reserved before can be printed again.")
    try:
        done = print_labels(lot, first, count, output, **how)
    except OSError as error:
        again = f"The labels stay reserved; print them with --from {first} --count {count}."
        raise OSError(f"{output} could not be written: {error.strerror}. {again}") from error
    last = first + count - 1
    where = f"on {done.sheets} sheets: {output}"
    return [f"{done.labels} labels of lot {lot.code} ({first}–{last}) {where}"]


def _codes(options: dict[str, Any]) -> list[str]:
    """Addresses of indexes 0 … N-1: those reserved before, and as many new ones as are missing."""
    lot, count = _lot(options["lot"]), options["count"]
    if count < 1:
        raise ValueError("Ask for at least one code.")
    with transaction.atomic():
        missing = count - reserved_count(Lot.objects.select_for_update().get(pk=lot.pk))
        if missing > 0:
            reserve_run(lot, missing, by=_person(options["by"]))
    return list(codes_of(lot, 0, count))


def _check(options: dict[str, Any]) -> list[str]:
    at = clock.now()
    hosts = {settings.RESOLVER_HOST.lower()}
    answers = [(text, resolve(typed_address(text, hosts), at)) for text in options["codes"]]
    return [
        json.dumps(as_values(answer) | {"asked": text}, ensure_ascii=False)
        for text, answer in answers
    ]


def _void(options: dict[str, Any]) -> list[str]:
    lot = _lot(options["lot"])
    void = void_labels(
        lot,
        first=options["first"],
        last=options["last"],
        reason=options["reason"],
        by=_person(options["by"]),
    )
    return [f"Labels {void.first_index}–{void.last_index} of lot {lot.code} are void."]


def _lot(text: str) -> Lot:
    lot = lot_named(text)
    if lot is None:
        raise ValueError(f"There is no lot {text!r}; give its number or PRODUCTCODE/LOTCODE.")
    return lot


def _person(sign_in: str) -> User | None:
    person = User.objects.known_as(sign_in) if sign_in else None
    if sign_in and person is None:
        raise ValueError(f"Nobody signs in as {sign_in!r}.")
    return person


def _demand_writable(output: Path) -> None:
    """Find out before anything is reserved whether the file can be written."""
    if output.is_dir() or not output.parent.is_dir():
        raise ValueError(f"{output} is not a file in a folder that exists.")
