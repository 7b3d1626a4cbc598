"""`manage.py verify_log`: is the register as it was written?"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.core.management.base import CommandError
from django.db import DatabaseError

from base.commands import OneSentence
from base.witness import DIGEST_LENGTH, Point
from catalog.certificates.models import ChainHead
from catalog.certificates.reading import UNREADABLE
from catalog.certificates.verification import checks, faults, kept_elsewhere, witness_faults


class Command(OneSentence):
    """Names every changed, forged, moved or missing row; exits 1 when there is one."""

    help = "Check the certificate log and name every row that was changed after it was written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a head that was kept elsewhere."""
        parser.add_argument(
            "--head",
            type=head_of,
            metavar="SEQ:DIGEST",
            help="a head kept elsewhere, as this command printed it: the log must still hold it",
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Make every check; a register that cannot be read at all is one sentence."""
        try:
            found = list(_all_faults(options["head"]))
            head = ChainHead.objects.first()
        except (DatabaseError, OSError) as fault:
            raise CommandError(
                f"The register cannot be read, so nothing was checked: {fault}. "
                "Check the database and the state folder, then run this again."
            ) from fault
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            raise CommandError(f"{len(found)} fault(s) in the register.")
        state = (
            f"{head.sequence} rows, head {head.sequence}:{head.digest}" if head else "no rows yet"
        )
        self.stdout.write(f"The certificate log is whole: {state}")
        for name in checks:
            self.stdout.write(f"{name}: whole")


def head_of(text: str) -> Point:
    """The head as the command prints it."""
    place, _colon, digest = text.partition(":")
    if not place.isdigit() or len(digest) != DIGEST_LENGTH:
        raise ArgumentTypeError(
            f"{text!r} is no head; give the number of its row, a colon and its 64 digits."
        )
    return Point(int(place), digest)


def _all_faults(head: Point | None) -> Iterator[str]:
    elsewhere = kept_elsewhere(head) if head else iter(())
    yield from chain(_to_the_end(faults()), elsewhere, _to_the_end(witness_faults()))
    for name, check in checks.items():
        yield from (f"{name}: {sentence}" for sentence in _to_the_end(check()))


def _to_the_end(found: Iterable[str]) -> Iterator[str]:
    """What a check finds; that it broke off is a fault as well, and never ends the others."""
    try:
        yield from found
    except (*UNREADABLE, LookupError) as error:
        yield f"a row holds what it cannot hold, so this was not checked further: {error}"
