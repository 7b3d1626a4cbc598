"""Every command of `manage.py`, also those that are not ours, ends faults with one sentence."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from django.core.management import execute_from_command_line
from django.db import Error

from base.faults import fault_of
from base.retry import FOR_COMMANDS, patient

FAULT = 3  # exit code when database or files are at fault, as base.commands has it


def run(words: Sequence[str]) -> None:
    """Run the command these words name, waiting for others as long as a command may.

    Ours say themselves what is wrong (base.commands); this is for Django's and Wagtail's. With
    --traceback the whole story is shown.
    """
    try:
        with patient(FOR_COMMANDS):
            execute_from_command_line(list(words))
    except (Error, OSError) as error:
        fault = None if "--traceback" in words else fault_of(error)
        if fault is None:
            raise
        sys.stderr.write(f"CommandError: {fault.sentence}\n")
        sys.exit(FAULT)
