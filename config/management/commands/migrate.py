"""`manage.py migrate`: Django's, and the one command that makes a SQLite database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from base.commands import OneSentence


class Command(OneSentence, migrate.Command):
    """Everything else refuses to start from an empty file (base.sqlite_file)."""

    help = "Bring the database up to date with this release; makes a SQLite file that is missing."

    def execute(self, *args: Any, **options: Any) -> str | None:  # noqa: ANN401 - Django's signature
        """Make the file, unless only a look is asked for; then check and migrate."""
        path = getattr(connections[options["database"]], "path", None)
        if path and not (options["plan"] or options["check_unapplied"]):
            Path(path).touch()
        return super().execute(*args, **options)
