"""Every command of `manage.py`, also those that are not ours, ends faults with one sentence."""

from __future__ import annotations

import getpass
import os
import smtplib
import socket
import sys
import warnings
from collections.abc import Sequence
from typing import NoReturn

from django.conf import settings
from django.core.management import execute_from_command_line
from django.db import Error
from django.utils.translation import gettext as _

from base.faults import fault_of
from base.retry import FOR_COMMANDS, patient

WRONG = 2  # exit codes, as base.commands has them: nothing was done because of what was asked,
FAULT = 3  # or because database, files or a server are at fault
# A broken pipe is none of them: somebody stopped reading what a command says.
_UNREACHED = (
    ConnectionRefusedError, ConnectionResetError, TimeoutError, socket.gaierror,
    smtplib.SMTPException,
)  # fmt: skip


def run(words: Sequence[str]) -> None:
    """Run the command these words name, waiting for others as long as a command may.

    Ours say themselves what is wrong (base.commands); this is for Django's and Wagtail's. With
    --traceback the whole story is shown.
    """
    if sys.stdin is None:  # closed, where a command that asks would fall over it
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - as long as we live
    if not sys.stdin.isatty():  # nobody types, so nothing is echoed
        warnings.simplefilter("ignore", getpass.GetPassWarning)
    try:
        with patient(FOR_COMMANDS):
            execute_from_command_line(list(words))
    except (Error, OSError, EOFError) as error:
        said = None if "--traceback" in words else _sentence(error)
        if said is None:
            raise
        if isinstance(error, EOFError):
            _end(f"\nCommandError: {said}", WRONG)  # the question stands on the line before
        _end(f"CommandError: {said}", FAULT)


def _sentence(error: Error | OSError | EOFError) -> str | None:
    """What is wrong and what to do; None for a mistake in what was written."""
    if isinstance(error, EOFError):
        return _("This command asks for something, and nobody is there to answer. Run it by hand.")
    if isinstance(error, _UNREACHED):
        return _(
            "The mail server %(host)s:%(port)s took nothing, so nothing was sent (%(why)s). "
            "Start one there, then run this again."
        ) % {"host": settings.EMAIL_HOST, "port": settings.EMAIL_PORT, "why": error}
    fault = fault_of(error)
    return str(fault.sentence) if fault else None


def _end(said: str, code: int) -> NoReturn:
    sys.stderr.write(f"{said}\n")
    sys.exit(code)
