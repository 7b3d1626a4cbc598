"""What people mean on the command line: a lot, a person, a label, a yes."""

from __future__ import annotations

import sys
from argparse import ArgumentParser

from django.conf import settings
from django.utils.translation import gettext as _

from base import clock
from base.accounts.models import User
from traceability.labels.actions import LabelsRefused
from traceability.labels.lot_names import lot_named
from traceability.lots.models import Lot
from traceability.resolver.address import typed_address
from traceability.resolver.resolution import resolve

LOT_HELP = "number of the lot, or PRODUCTCODE/LOTCODE"
YES = {"c", "co", "có", "y", "yes"}


def add_lot(parser: ArgumentParser, *, optional: bool = False) -> None:
    """Let a word take a lot and the person who acts."""
    if optional:
        parser.add_argument("lot", help=LOT_HELP, nargs="?")
    else:
        parser.add_argument("lot", help=LOT_HELP)
    add_person(parser)


def add_person(parser: ArgumentParser) -> None:
    """Let a word say who acts."""
    parser.add_argument("--by", default="", help="e-mail or phone of who does it")


def lot_asked(text: str) -> Lot:
    """The lot people name; LabelsRefused when there is none."""
    lot = lot_named(text)
    if lot is None:
        raise LabelsRefused(
            _("There is no lot %(text)s; give its number or PRODUCTCODE/LOTCODE.") % {"text": text}
        )
    return lot


def person_asked(sign_in: str) -> User | None:
    """Who signs in like this, nobody for an empty text; LabelsRefused when there is no such one."""
    person = User.objects.known_as(sign_in) if sign_in else None
    if sign_in and person is None:
        raise LabelsRefused(_("Nobody signs in as %(text)s.") % {"text": sign_in})
    return person


def label_asked(code: str) -> tuple[Lot, int]:
    """The lot and the index of the label with this code, typed in any of its ways.

    Raises:
        LabelsRefused: it is the code of no label of ours.
    """
    answer = resolve(typed_address(code, {settings.RESOLVER_HOST.lower()}), clock.now())
    if answer.lot is None or answer.index is None:
        raise LabelsRefused(
            _("%(code)s is no code of a label printed here. Compare it symbol by symbol.")
            % {"code": code}
        )
    return Lot.objects.select_related("product__producer").get(pk=answer.lot.pk), answer.index


def demand_consent(question: str, *, given: bool) -> None:
    """Go on only when somebody says yes: beforehand with --yes, or now at the terminal.

    Raises:
        LabelsRefused: nobody does; nothing was changed.
    """
    if given:
        return
    if not sys.stdin.isatty():
        raise LabelsRefused(_("Nothing was changed. Add --yes to confirm what is shown above."))
    try:
        answer = input(f"{question} ")
    except EOFError:  # Ctrl-D
        answer = ""
    if answer.strip().lower() not in YES:
        raise LabelsRefused(_("Nothing was changed."))
