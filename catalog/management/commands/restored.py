"""`manage.py restored`: a backup was put back on purpose; go on from it."""

from __future__ import annotations

from argparse import ArgumentParser
from itertools import islice
from typing import Any

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from base import epoch
from base.accounts.models import User
from base.audit.actions import record_act
from base.commands import WRONG, OneSentence, officer_asked
from base.retry import whole_act
from catalog.certificates.models import ChainHead
from catalog.certificates.verification import faults
from catalog.certificates.witnessed import begin_anew
from catalog.window.actions import refresh_all


class Command(OneSentence):
    """Checks the log by itself, notes who restored it and why, and begins the witness anew."""

    help = (
        "Go on from a backup that was put back on purpose: forget the newer log seen before. Ends "
        "with 1 when the log is not whole, 2 when name or reason is missing, 3 when database or "
        "files cannot be used; nothing was changed then."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask who and why."""
        parser.add_argument("--reason", required=True, help="why the backup was put back")
        parser.add_argument("--by", required=True, help="e-mail or phone of who decided it")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Begin anew, or refuse with a sentence and change nothing."""
        by, reason = officer_asked(options["by"]), options["reason"].strip()
        if not reason:
            said = _("Say in --reason why the backup was put back.")
            raise CommandError(said, returncode=WRONG)
        self.stdout.write(_go_on(by, reason))


def _go_on(by: User, reason: str) -> str:
    """Note the act, begin the witness anew, make the rows: ended in between, all stays closed.

    Then the newer log is still missed, or rows still say that nothing can be checked; the command
    may be run again.
    """
    where = _noted(by, reason)
    begin_anew()
    refresh_all()  # rows that were made while the older log was not believed
    return _("Restored: the log goes on from its row %(row)s.") % {"row": where}


@whole_act
def _noted(by: User, reason: str) -> str:
    if first := next(islice(faults(), 1), None):
        raise CommandError(
            _(
                "The log of this database is not whole, so nothing was changed (%(fault)s). Run "
                "`manage.py verify_log`, and put back a backup that is whole."
            )
            % {"fault": first}
        )
    head = ChainHead.objects.first()
    where = f"{head.sequence}:{head.digest}" if head else "0"
    epoch.mark_change()  # what cannot be announced must not happen
    record_act("register.restored", where, by=by, note=reason)
    return where
