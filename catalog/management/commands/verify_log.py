"""`manage.py verify_log`: is the register as it was written?"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import CommandError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from base.commands import OneSentence
from base.snapshot import snapshot
from base.witness import DIGEST_LENGTH, Point
from catalog.certificates.logs import logs
from catalog.certificates.verification import all_faults, names
from catalog.certificates.witnessed import LOG


class Command(OneSentence):
    """Names every changed, forged, moved or missing row; exits 1 when there is one."""

    help = (
        "Check the logs of certificates and lots and all public rows, name every row that was "
        "changed after it was written, and tell the head of each log. Ends with 0 when all is "
        "whole, 1 when a row does not fit, 3 when database or files cannot be used."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take heads that were kept elsewhere."""
        parser.add_argument(
            "--head",
            type=head_of,
            action="append",
            default=[],
            metavar="[LOG=]SEQ:DIGEST",
            help="a head kept elsewhere, as this command printed it: the log must still hold it; "
            "may be given once for each log",
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Make every check; that the register cannot be read at all is one sentence."""
        with snapshot():
            found = all_faults(options["head"])
            heads = {name: log.last() for name, log in logs.items()}
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            raise CommandError(_("%(count)s faults in the register.") % {"count": len(found)})
        said = _("The certificate log is whole; its head is %(head)s")
        self.stdout.write(said % {"head": _shown(heads.pop(LOG))})
        for key, name in names.items():
            self.stdout.write(_whole(key, name, heads.get(key)))


def head_of(text: str) -> tuple[str, Point]:
    """The name of a log and its head, as the command prints it; without a name, of certificates."""
    before, equals, after = text.partition("=")
    name, head = (before, after) if equals else (LOG, text)
    place, _colon, digest = head.partition(":")
    if not place.isdecimal() or len(digest) != DIGEST_LENGTH:
        raise ArgumentTypeError(
            _("%(text)r is no head; give the number of its row, a colon and its 64 digits.")
            % {"text": text}
        )
    if name not in logs:
        values = {"name": name, "names": ", ".join(sorted(logs))}
        raise ArgumentTypeError(_("There is no log %(name)r; there are %(names)s.") % values)
    return name, Point(int(place), digest)


def _whole(key: str, name: str | Promise, head: Point | None) -> str:
    if head is None:
        return _("%(name)s: nothing was changed and nothing is missing.") % {"name": name}
    shown = f"{key}={_shown(head)}" if head.place else _shown(head)
    return _("%(name)s: whole; its head is %(head)s") % {"name": name, "head": shown}


def _shown(head: Point) -> str:
    return f"{head.place}:{head.digest}" if head.place else "–"
