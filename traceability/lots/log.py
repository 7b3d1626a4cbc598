"""Write acts of a lot: the one way actions add to the log."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from base.accounts.models import User
from base.chain import canonical
from base.witness import Point
from catalog.certificates.logs import tell
from traceability.lots.acts import Facts, Kind, LotRefused
from traceability.lots.models import Lot, LotAct
from traceability.lots.public_rows import refresh_lots
from traceability.lots.reading import ALL_LOTS, LOTS, chain_name

LONGEST_TEXT = 500


@dataclass(frozen=True)
class Entry:
    """An act to write; done now unless `at` says when."""

    kind: Kind
    facts: Facts
    at: dt.datetime | None = None


@transaction.atomic
def write_acts(lot: Lot, *entries: Entry, by: User | None) -> list[LotAct]:
    """Write acts of one lot and its row for scans; the witness is told when it is committed.

    Raises:
        LotRefused: an act does not fit, one of its texts is too long, or the history cannot be
            believed; nothing is written.
    """
    written = [_write(lot, entry, by) for entry in entries]
    refresh_lots([lot.pk])
    last = written[-1]
    points = {
        chain_name(lot.pk): Point(last.place, last.digest),
        ALL_LOTS: Point(last.sequence, last.digest),
    }
    numbers = [act.sequence for act in written]
    transaction.on_commit(lambda: tell(LOTS, points, numbers))
    return written


def one_line(text: str) -> str:
    """A text without what a terminal or a list would take for a new line or a command."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _fact(value: object) -> object:
    """A fact as it is written: a text in one line, and whole or not at all."""
    if not isinstance(value, str):
        return value
    line = one_line(value)
    if len(line) > LONGEST_TEXT:
        raise LotRefused(
            _("A reason or a contact has at most %(most)s letters. Say it in fewer.")
            % {"most": LONGEST_TEXT}
        )
    return line


def _write(lot: Lot, entry: Entry, by: User | None) -> LotAct:
    act = LotAct(lot=lot, kind=entry.kind, at=entry.at or clock.now(), by=by)
    act.facts = canonical({name: _fact(each) for name, each in entry.facts.items()}).decode()
    act.save()
    return act
