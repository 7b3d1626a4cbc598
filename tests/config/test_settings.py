"""The settings as the product runs with them; tests/config/test_env.py tries the refusals."""

from __future__ import annotations

import pytest
from django.db import connection


@pytest.mark.django_db
def test_sqlite_is_opened_so_that_writers_wait_and_keys_hold() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("This is about SQLite; the suite runs on PostgreSQL now.")
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert _pragma("foreign_keys") == 1
    assert _pragma("busy_timeout") == 4000


@pytest.mark.django_db
def test_a_hung_postgresql_is_given_up_after_four_seconds() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("This is about PostgreSQL; the suite runs on SQLite now.")
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("4s",)


def _pragma(name: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return int(cursor.fetchone()[0])
