"""A connection waits its turn to write."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from base.sqlite_file.base import DatabaseWrapper
from base.sqlite_file.turns import Turn
from tests.base.sqlite_file.test_base import file, path, write

__all__ = ["file", "path"]

pytestmark = pytest.mark.django_db


def begin(file: DatabaseWrapper) -> None:
    file.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def test_a_turn_is_held_from_the_begin_to_the_end_of_a_transaction(
    file: DatabaseWrapper, path: Path
) -> None:
    write(path, "old")
    file.ensure_connection()
    file.wait_at_most(1)
    for end in (file.commit, file.rollback, file.close):
        begin(file)
        assert file.turn is not None
        end()
        assert file.turn is None
        file.connect()


def test_turn_and_lock_are_waited_for_no_longer_than_told(
    file: DatabaseWrapper, path: Path
) -> None:
    write(path, "old")
    before = Turn.drawn(f"{path}-turns")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    file.ensure_connection()
    file.wait_at_most(0.5)

    began = time.monotonic()
    with pytest.raises(OperationalError, match="locked"):
        begin(file)
    assert 0.5 <= time.monotonic() - began < 0.9
    assert (file.turn, file.patience) == (None, 0.5)
    assert before is not None
    before.end()
    holder.close()


def test_a_database_in_memory_has_no_turns() -> None:
    settings = {"ENGINE": "base.sqlite_file", "NAME": ":memory:"}
    memory = ConnectionHandler({"default": settings})["default"]
    memory.ensure_connection()
    assert isinstance(memory, DatabaseWrapper)
    begin(memory)
    assert memory.turn is None
    memory.close()
