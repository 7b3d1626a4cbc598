"""`manage.py migrate`: Django's, and the one command that makes a SQLite database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections, transaction
from django.utils.translation import gettext as _

from base.commands import FAULT, OneSentence


class MakesTheFile(migrate.Command):
    """Django's, which first makes a SQLite file that is missing."""

    def execute(self, *args: Any, **options: Any) -> str | None:  # noqa: ANN401 - Django's signature
        """Make the file, unless only a look is asked for; then check and migrate."""
        path = getattr(connections[options["database"]], "path", None)
        if path and not (options["plan"] or options["check_unapplied"]):
            _make(Path(path))
        with transaction.atomic(using=options["database"]):
            pass  # a database that takes no write says so here; Django's checks would misread it
        said: str | None = super().execute(*args, **options)
        return said


class Command(OneSentence, MakesTheFile):
    """Everything else refuses to start from an empty file (base.sqlite_file)."""

    help = "Bring the database up to date with this release; makes a SQLite file that is missing."


def _make(path: Path) -> None:
    try:
        path.touch()
    except FileNotFoundError as error:
        said = _(
            "There is no folder %(folder)s for the database; make it, or correct DATABASE_URL."
        )
        raise CommandError(said % {"folder": path.parent}, returncode=FAULT) from error
