"""An insecure production does not start, and says why in a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.house import tree
from traceability.labels.keys import DEVELOPMENT_KEYS

OWN_KEY = "1:" + "QUJD" * 11
SAFE = {
    "MODE": "production",
    "SECRET_KEY": "x" * 60,
    "LABEL_KEYS": OWN_KEY,
    "ALLOWED_HOSTS": "ocop.example.vn,ocop.vn",
    "RESOLVER_HOST": "ocop.vn",
    "SITE_URL": "https://ocop.example.vn",
    "CLOCK_OFFSET_DAYS": "0",
}


def start(folder: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """Read the settings in a process of their own; PATH alone is inherited."""
    values = {"PATH": os.environ["PATH"], "STATE_DIR": str(folder), **SAFE, **changes}
    command = [sys.executable, "-c", "import config.settings"]
    return subprocess.run(  # noqa: S603 - our own interpreter
        command, cwd=tree.ROOT, env=values, capture_output=True, text=True, check=False
    )


def test_a_safe_production_starts(tmp_path: Path) -> None:
    done = start(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY must be at least 50"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be at least 50"),
        ({"LABEL_KEYS": ""}, "LABEL_KEYS must hold your own"),
        ({"LABEL_KEYS": DEVELOPMENT_KEYS}, "LABEL_KEYS must hold your own"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS must name"),
        ({"ALLOWED_HOSTS": "*"}, "'*' is refused"),
        ({"ALLOWED_HOSTS": "ocop.example.vn"}, "ALLOWED_HOSTS must contain RESOLVER_HOST"),
        ({"CLOCK_OFFSET_DAYS": "1"}, "it must be 0 in production"),
        ({"SITE_URL": "http://ocop.example.vn"}, "SITE_URL must start with https://"),
        ({"MODE": "prod"}, "it must be one of production, development"),
        ({"LOG_LEVEL": "LOUD"}, "Setting LOG_LEVEL='LOUD' cannot be used"),
    ],
)
def test_an_unsafe_production_does_not_start(
    tmp_path: Path, changes: dict[str, str], sentence: str
) -> None:
    done = start(tmp_path, **changes)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_refusal_never_shows_a_key(tmp_path: Path) -> None:
    done = start(tmp_path, LABEL_KEYS="1:swordfish")
    assert done.returncode == 1
    assert "swordfish" not in done.stderr


@pytest.mark.django_db
def test_sqlite_is_opened_so_that_writers_wait_and_keys_hold() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("This is about SQLite; the suite runs on PostgreSQL now.")
    assert connection.transaction_mode == "IMMEDIATE"
    assert _pragma("foreign_keys") == 1
    assert _pragma("busy_timeout") == 20000


@pytest.mark.django_db
def test_a_hung_postgresql_is_given_up_after_five_seconds() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("This is about PostgreSQL; the suite runs on SQLite now.")
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("5s",)


def _pragma(name: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return int(cursor.fetchone()[0])
