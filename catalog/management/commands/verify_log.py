"""`manage.py verify_log`: is the register as it was written?"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from base.commands import OneSentence
from base.witness import DIGEST_LENGTH, Point
from catalog.certificates.models import ChainHead
from catalog.certificates.verification import all_faults, checks


class Command(OneSentence):
    """Names every changed, forged, moved or missing row; exits 1 when there is one."""

    help = (
        "Check the certificate log, lots and public rows, and name every row that was changed "
        "after it was written. Ends with 0 when all is whole, 1 when a row does not fit, 3 when "
        "database or files cannot be used."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a head that was kept elsewhere."""
        parser.add_argument(
            "--head",
            type=head_of,
            metavar="SEQ:DIGEST",
            help="a head kept elsewhere, as this command printed it: the log must still hold it",
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Make every check; that the register cannot be read at all is one sentence."""
        found = list(all_faults(options["head"]))
        head = ChainHead.objects.first()
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            raise CommandError(_("%(count)s faults in the register.") % {"count": len(found)})
        values = {"head": f"{head.sequence}:{head.digest}" if head else "–"}
        self.stdout.write(_("The certificate log is whole; its head is %(head)s") % values)
        for name in checks:
            self.stdout.write(_("%(name)s: whole") % {"name": name})


def head_of(text: str) -> Point:
    """The head as the command prints it."""
    place, _colon, digest = text.partition(":")
    if not place.isdigit() or len(digest) != DIGEST_LENGTH:
        raise ArgumentTypeError(
            _("%(text)r is no head; give the number of its row, a colon and its 64 digits.")
            % {"text": text}
        )
    return Point(int(place), digest)
