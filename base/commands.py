"""What every command of ours is made of: patience, and one sentence when the ground gives way."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from base.database import demand_unmoved
from base.faults import fault_of
from base.retry import FOR_COMMANDS, patient

FAULT = 3  # exit code; 1 and 2 are for what was asked wrongly


class OneSentence(BaseCommand):
    """Ends a command with one sentence and exit code 3 when database or files are at fault.

    Comes before Django's class when one of its commands is made ours. With --traceback the whole
    story is shown.
    """

    def execute(self, *args: Any, **options: Any) -> str | None:  # noqa: ANN401 - Django's signature
        """Carry the command out, waiting for others as long as a command may."""
        try:
            with patient(FOR_COMMANDS):
                said: str | None = super().execute(*args, **options)
                demand_unmoved()
        except (Error, OSError) as error:
            fault = fault_of(error)
            if fault is None:
                raise
            raise CommandError(str(fault.sentence), returncode=FAULT) from error
        return said
