"""SQLite as Django speaks it, never making a file, and knowing when another took its place.

An open handle goes on reading a file that was renamed or deleted: after a restore a worker would
answer from the old register for as long as it lives. And SQLite makes a missing file: an empty
register would answer for the lost one. Only `manage.py migrate` makes the file.

Whoever begins a transaction waits in the order of coming (base.sqlite_file.turns), and all in all
no longer than `wait_at_most` said; but for who only reads (`only_reading`), and waits for nobody.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from django.db.backends.sqlite3 import base

from base.sqlite_file.turns import Turn


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that remembers which file it opened, and waits its turn to write."""

    opened: tuple[int, int] | None = None
    patience = 0.0  # seconds
    turn: Turn | None = None
    only_reads = False

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

    def wait_at_most(self, seconds: float) -> None:
        """Say how long the open connection waits for others: its turn and SQLite's lock."""
        self.patience = seconds
        self._say(f"PRAGMA busy_timeout={max(1, int(seconds * 1000))}")

    @contextmanager
    def only_reading(self) -> Iterator[None]:
        """Let transactions of this block read and not write: they wait for nobody, nor anybody.

        Each sees the database as it was at its first question (write-ahead log).
        """
        self.ensure_connection()
        self.only_reads = True
        self._say("PRAGMA query_only=ON")
        try:
            yield
        finally:
            self.only_reads = False
            if self.connection is not None:
                self._say("PRAGMA query_only=OFF")

    def _start_transaction_under_autocommit(self) -> None:
        if self.only_reads:
            self._say("BEGIN DEFERRED")
        else:
            self._start_writing()

    def _start_writing(self) -> None:
        patience, end = self.patience, time.monotonic() + self.patience
        waited = self._take_turn(end)
        try:
            if waited:
                self.wait_at_most(end - time.monotonic())
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_turn_back()
            raise
        finally:
            if waited:
                self.wait_at_most(patience)

    def _say(self, words: str) -> None:
        """Straight to the driver: this is no question of an action, and must not count as one."""
        with self.wrap_database_errors:
            self.connection.execute(words)

    def _take_turn(self, end: float) -> bool:
        """Wait for our turn; whether that took any time.

        Who waited in vain asks SQLite all the same, whose refusal tells the fault.
        """
        self._give_turn_back()
        self.turn = Turn.drawn(f"{self.path}-turns") if self.path else None
        return self.turn is not None and self.turn.waited(end)

    def _give_turn_back(self) -> None:
        if self.turn is not None:
            self.turn.end()
            self.turn = None

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._give_turn_back()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._give_turn_back()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._give_turn_back()


def identity(path: str) -> tuple[int, int] | None:
    """Device and number of the file at a path; None when there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked at every request; pathlib costs as much again
    except OSError:
        return None
    return found.st_dev, found.st_ino
