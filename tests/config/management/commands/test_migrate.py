"""The one command that makes a database file."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
from django.core.management import CommandError, call_command
from django.core.management.commands import migrate
from django.db import OperationalError, transaction

from config.management.commands import migrate as ours

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "db.sqlite3"
    monkeypatch.setattr(ours, "connections", {"default": SimpleNamespace(path=str(path))})
    monkeypatch.setattr(migrate.Command, "handle", Mock())
    return path


def test_the_missing_file_is_made(path: Path) -> None:
    call_command("migrate")
    assert path.exists()


def test_a_folder_that_is_not_there_is_one_sentence(path: Path, tmp_path: Path) -> None:
    ours.connections["default"].path = str(tmp_path / "away" / "db.sqlite3")  # type: ignore[attr-defined]

    with pytest.raises(CommandError, match="away") as refused:
        call_command("migrate")

    assert refused.value.returncode == 3


@pytest.mark.usefixtures("path")
def test_a_database_that_is_held_by_others_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def held(**_: object) -> None:
        raise OperationalError("database is locked") from sqlite_busy()

    monkeypatch.setattr(transaction, "atomic", held)

    with pytest.raises(CommandError, match="bận") as refused:
        call_command("migrate")

    assert refused.value.returncode == 3


def sqlite_busy() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return error


def test_a_look_makes_nothing(path: Path) -> None:
    call_command("migrate", plan=True)
    call_command("migrate", check_unapplied=True)
    assert not path.exists()
