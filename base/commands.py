"""What every command of ours is made of: patience, and one sentence when the ground gives way."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils.translation import gettext as _

from base.accounts.models import User
from base.afterwards import LEFT_OVER, noticing
from base.database import demand_unmoved
from base.faults import fault_of
from base.retry import FOR_COMMANDS, patient

WRONG = 2  # exit code when nothing was done because of what was asked
FAULT = 3  # exit code when database or files are at fault


def officer_asked(sign_in: str) -> User:
    """Who signs in like this and may act; a CommandError when nobody does."""
    if not sign_in.strip():
        said = _("Say in --by who decided this: the e-mail or phone they sign in with.")
        raise CommandError(said, returncode=WRONG)
    person = User.objects.known_as(sign_in)
    if person is None or not person.is_active:
        said = _("Nobody signs in as %(text)s.") % {"text": sign_in}
        raise CommandError(said, returncode=WRONG)
    return person


class OneSentence(BaseCommand):
    """Ends a command with one sentence and exit code 3 when database or files are at fault.

    What was done and left something over ends with 0 and a sentence that says so (base.afterwards).
    Comes before Django's class when one of its commands is made ours. With --traceback the whole
    story is shown.
    """

    def execute(self, *args: Any, **options: Any) -> str | None:  # noqa: ANN401 - Django's signature
        """Carry the command out, waiting for others as long as a command may."""
        try:
            with patient(FOR_COMMANDS), noticing() as left_over:
                said: str | None = super().execute(*args, **options)
                demand_unmoved()
        except (Error, OSError) as error:
            fault = fault_of(error)
            if fault is None:
                raise
            raise CommandError(str(fault.sentence), returncode=FAULT) from error
        if left_over:
            self.stderr.write(str(LEFT_OVER))
        return said
