"""`manage.py restored`: a backup was put back on purpose; go on from it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from base import epoch, witness
from base.accounts.models import User
from base.audit.actions import record_act
from base.commands import WRONG, OneSentence, officer_asked
from base.retry import whole_act
from base.snapshot import hold_still
from base.state_folder import marks
from catalog.certificates.models import ChainHead
from catalog.certificates.verification import all_faults
from catalog.certificates.witnessed import begin_anew
from catalog.window.actions import refresh_all


class Command(OneSentence):
    """Checks the database by itself, notes who restored it and why, begins the witness anew."""

    help = (
        "Go on from a backup that was put back, or moved to this state folder, on purpose: forget "
        "the newer logs seen before. "
        "First checks all that verify_log checks, but for what only a newer log would tell. Ends "
        "with 1 when something does not fit, naming each fault, 2 when name or reason is missing, "
        "3 when database or files cannot be used; nothing was changed then."
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
        self._demand_whole()
        self.stdout.write(_go_on(by, reason))

    def _demand_whole(self) -> None:
        found = _faults_by_itself()
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            said = _(
                "This database is not whole: %(count)s faults, named above. Nothing was changed. "
                "Put them right, or put back a backup that is whole."
            )
            raise CommandError(said % {"count": len(found)})


def _faults_by_itself() -> list[str]:
    """What every check finds once the rows are made anew from what is there; nothing is kept.

    Rows made while the older log was not believed say so, and are no fault of the backup.
    """
    with witness.set_aside(), marks.set_aside(), epoch.change():
        hold_still()
        refresh_all()
        found = all_faults()
        transaction.set_rollback(True)
    return found


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
    head = ChainHead.objects.first()
    where = f"{head.sequence}:{head.digest}" if head else "0"
    marks.begin_anew()  # the database may have moved to this folder
    epoch.mark_change()  # what cannot be announced must not happen
    record_act("register.restored", where, by=by, note=reason)
    return where
