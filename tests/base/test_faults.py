"""Errors of drivers and files, told as faults."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from django.db import DatabaseError, DataError, IntegrityError, OperationalError

from base.faults import Fault, fault_of, is_busy
from base.witness import Garbled


class PostgresError(Exception):
    """What psycopg raises, as far as we read it."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__()
        self.sqlstate = sqlstate


def wrapped(cause: Exception, error: type[DatabaseError] = OperationalError) -> DatabaseError:
    """The error as Django hands it on."""
    outer = error(*cause.args)
    outer.__cause__ = cause
    return outer


def of_sqlite(code: int, words: str = "") -> DatabaseError:
    cause = sqlite3.OperationalError(words)
    cause.sqlite_errorcode = code
    return wrapped(cause)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (sqlite3.SQLITE_BUSY, Fault.BUSY),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, Fault.BUSY),
        (sqlite3.SQLITE_LOCKED, Fault.BUSY),
        (sqlite3.SQLITE_FULL, Fault.FULL),
        (sqlite3.SQLITE_READONLY, Fault.READ_ONLY),
        (sqlite3.SQLITE_READONLY_DBMOVED, Fault.AWAY),
        (sqlite3.SQLITE_CANTOPEN, Fault.AWAY),
        (sqlite3.SQLITE_IOERR_WRITE, Fault.AWAY),
        (sqlite3.SQLITE_NOTADB, Fault.DAMAGED),
        (sqlite3.SQLITE_CORRUPT, Fault.DAMAGED),
    ],
)
def test_what_sqlite_says(code: int, fault: Fault) -> None:
    assert fault_of(of_sqlite(code)) is fault


@pytest.mark.parametrize(
    ("state", "fault"),
    [
        ("40001", Fault.BUSY),
        ("40P01", Fault.BUSY),
        ("55P03", Fault.BUSY),
        ("57014", Fault.BUSY),
        ("53100", Fault.FULL),
        ("25006", Fault.READ_ONLY),
        ("42P01", Fault.UNMIGRATED),
        ("XX001", Fault.DAMAGED),
        ("57P01", Fault.AWAY),
        (None, Fault.AWAY),
    ],
)
def test_what_postgresql_says(state: str | None, fault: Fault) -> None:
    assert fault_of(wrapped(PostgresError(state))) is fault


def test_a_missing_table_is_a_database_without_its_migrations() -> None:
    error = of_sqlite(sqlite3.SQLITE_ERROR, "no such table: base_user")
    assert fault_of(error) is Fault.UNMIGRATED


def test_files_that_cannot_be_written_are_told_by_their_number(tmp_path: Path) -> None:
    assert fault_of(OSError(28, "No space left on device")) is Fault.FULL
    assert fault_of(OSError(30, "Read-only file system")) is Fault.READ_ONLY
    assert fault_of(NotADirectoryError(20, "Not a directory")) is Fault.READ_ONLY
    assert fault_of(IsADirectoryError(21, "Is a directory")) is Fault.READ_ONLY


def test_a_damaged_witness_has_a_sentence_of_its_own() -> None:
    assert fault_of(Garbled("cut")) is Fault.GARBLED


def test_a_mistake_is_no_fault_of_the_ground() -> None:
    assert fault_of(wrapped(sqlite3.IntegrityError("UNIQUE"), IntegrityError)) is None
    assert fault_of(wrapped(PostgresError("22001"), DataError)) is None
    assert fault_of(ValueError("x")) is None
    assert fault_of(FileNotFoundError(2, "No such file")) is None


def test_an_error_put_into_words_is_still_known() -> None:
    worded = OSError("the sheet could not be written")
    worded.__cause__ = OSError(28, "No space left on device")
    assert fault_of(worded) is Fault.FULL


def test_every_fault_has_a_sentence() -> None:
    assert all(str(fault.sentence).endswith(".") for fault in Fault)


def test_a_full_disk_is_not_busy() -> None:
    assert is_busy(of_sqlite(sqlite3.SQLITE_BUSY))
    assert not is_busy(of_sqlite(sqlite3.SQLITE_FULL))
    assert not is_busy(wrapped(PostgresError("08006")))
