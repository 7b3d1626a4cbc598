"""A database file that is missing or replaced."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from base.sqlite_file.base import DatabaseWrapper
from base.sqlite_file.turns import Turn

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a 100% câu.sqlite3"


@pytest.fixture
def file(path: Path) -> Iterator[DatabaseWrapper]:
    wrapper = ConnectionHandler(
        {
            "default": {
                "ENGINE": "base.sqlite_file",
                "NAME": path,
                "OPTIONS": {"transaction_mode": "IMMEDIATE"},
            }
        }
    )["default"]
    assert isinstance(wrapper, DatabaseWrapper)
    yield wrapper
    wrapper.close()


def begin(file: DatabaseWrapper) -> None:
    file.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def write(path: Path, word: str) -> None:
    made = sqlite3.connect(path)
    made.execute("CREATE TABLE said (word)")
    made.execute("INSERT INTO said VALUES (?)", [word])
    made.commit()
    made.close()


def word(file: DatabaseWrapper) -> str:
    with file.cursor() as cursor:
        return str(cursor.execute("SELECT word FROM said").fetchone()[0])


def test_a_file_that_is_missing_is_not_made(file: DatabaseWrapper, path: Path) -> None:
    with pytest.raises(OperationalError):
        file.ensure_connection()
    assert not path.exists()


def test_a_file_that_is_there_is_read_and_written(file: DatabaseWrapper, path: Path) -> None:
    write(path, "first")
    with file.cursor() as cursor:
        cursor.execute("UPDATE said SET word = 'changed'")
    assert word(file) == "changed"
    assert not file.has_moved()


def test_a_replaced_file_is_noticed(file: DatabaseWrapper, path: Path) -> None:
    write(path, "old")
    assert word(file) == "old"
    fresh = path.with_name("copy")
    write(fresh, "new")
    fresh.replace(path)

    assert file.has_moved()
    assert word(file) == "old"
    file.close()
    assert not file.has_moved()
    assert word(file) == "new"


def test_a_removed_file_is_noticed(file: DatabaseWrapper, path: Path) -> None:
    write(path, "old")
    file.ensure_connection()
    path.unlink()
    assert file.has_moved()


def test_a_database_in_memory_never_moves() -> None:
    settings = {"ENGINE": "base.sqlite_file", "NAME": ":memory:"}
    memory = ConnectionHandler({"default": settings})["default"]
    memory.ensure_connection()
    assert isinstance(memory, DatabaseWrapper)
    assert not memory.has_moved()
    memory.close()


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
