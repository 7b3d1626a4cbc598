"""A database file that is missing or replaced."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from base.sqlite_file.base import DatabaseWrapper

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


def write(path: Path, word: str, journal: str = "DELETE") -> None:
    made = sqlite3.connect(path)
    made.execute(f"PRAGMA journal_mode={journal}")
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


def test_who_only_reads_sees_one_moment_and_stops_nobody_who_writes(
    file: DatabaseWrapper, path: Path
) -> None:
    write(path, "old", journal="WAL")
    with file.only_reading():
        file.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        assert (word(file), file.turn) == ("old", None)
        other = sqlite3.connect(path, timeout=0)
        other.execute("UPDATE said SET word = 'new'")
        other.commit()
        other.close()
        assert word(file) == "old"
        file.commit()
    assert word(file) == "new"


def test_who_only_reads_waits_for_nobody_and_can_write_afterwards(
    file: DatabaseWrapper, path: Path
) -> None:
    write(path, "old", journal="WAL")
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with file.only_reading():
        file.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        assert word(file) == "old"
        file.rollback()
    writer.close()
    with file.cursor() as cursor:
        cursor.execute("UPDATE said SET word = 'changed'")
    assert word(file) == "changed"
