"""SQLite as Django speaks it, never making a file, and knowing when another took its place.

An open handle goes on reading a file that was renamed or deleted: after a restore a worker would
answer from the old register for as long as it lives. And SQLite makes a missing file: an empty
register would answer for the lost one. Only `manage.py migrate` makes the file.
"""

from __future__ import annotations

import os
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that remembers which file it opened."""

    opened: tuple[int, int] | None = None

    @property
    def path(self) -> str | None:
        """Where the file is; None for a database in memory."""
        name = os.fspath(self.settings_dict["NAME"])
        return None if not name or name.startswith((":memory:", "file:")) else name

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        """Open the file that is there; OperationalError when there is none."""
        if self.path:
            # Before opening: a file that is put in between is then noticed by the next request.
            self.opened = identity(self.path)
            address = f"{Path(self.path).absolute().as_uri()}?mode=rw"
            conn_params = {**conn_params, "database": address}
        opened: Connection = super().get_new_connection(conn_params)
        return opened

    def has_moved(self) -> bool:
        """Whether the open file is no longer the one at its path; costs one look at the path."""
        path = self.path
        return path is not None and self.connection is not None and identity(path) != self.opened


def identity(path: str) -> tuple[int, int] | None:
    """Device and number of the file at a path; None when there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked at every request; pathlib costs as much again
    except OSError:
        return None
    return found.st_dev, found.st_ino
