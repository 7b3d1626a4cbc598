"""The one command that makes a database file."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
from django.core.management import call_command
from django.core.management.commands import migrate

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


def test_a_look_makes_nothing(path: Path) -> None:
    call_command("migrate", plan=True)
    call_command("migrate", check_unapplied=True)
    assert not path.exists()
