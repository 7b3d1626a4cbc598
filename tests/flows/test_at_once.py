"""Two processes at once, and processes that die: nothing twice, nothing lost."""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from base import clock
from tests.outcomes import Cast, in_force_lot
from traceability.lots.models import Lot
from traceability.scans.segment import Line

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="Copies a SQLite database."),
]


@pytest.fixture
def lot() -> Lot:
    return in_force_lot(Cast.gather())


@pytest.fixture
def database(lot: Lot, tmp_path: Path) -> Path:
    """The database of this test as a file that other processes can open."""
    path = tmp_path / "state" / "db.sqlite3"
    path.parent.mkdir()
    copy = sqlite3.connect(path)
    connection.ensure_connection()
    connection.connection.backup(copy)
    copy.close()
    return path


def begin(database: Path, *words: str) -> subprocess.Popen[str]:
    """Start a command of ours on the copy."""
    environment = {**os.environ, "STATE_DIR": str(database.parent), "DATABASE_URL": ""}
    del environment["DATABASE_URL"]
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "manage.py", *words],
        stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment,
    )  # fmt: skip


def rows(database: Path, question: str) -> list[tuple[Any, ...]]:
    copy = sqlite3.connect(database)
    try:
        return copy.execute(question).fetchall()
    finally:
        copy.close()


def test_two_who_print_at_once_get_different_labels(lot: Lot, database: Path) -> None:
    sheets = [database.parent / name for name in ("a.pdf", "b.pdf")]
    printers = [
        begin(database, "labels", "print", str(lot.pk), "--count", "50", "--output", str(sheet))
        for sheet in sheets
    ]
    assert [printer.communicate() and printer.returncode for printer in printers] == [0, 0]

    runs = rows(
        database, "SELECT facts FROM traceability_lotact WHERE kind = 'printed' ORDER BY sequence"
    )
    ends = [(json.loads(facts)["first"], json.loads(facts)["last"]) for (facts,) in runs]
    assert ends == [(0, 9), (10, 59), (60, 109)]


def test_two_drains_at_once_and_one_killed_lose_and_double_nothing(
    lot: Lot, database: Path
) -> None:
    segment = database.parent / "scans" / f"{clock.today():%Y-%m-%d}.scans"
    segment.parent.mkdir()
    hour = clock.now().replace(minute=0, second=0, microsecond=0) - dt.timedelta(hours=1)
    lines = [
        Line(hour, lot.pk, n % 10, lot.product_id, "in_force", day_token=n) for n in range(6_000)
    ]
    segment.write_text("".join(f"\n{line.text()}\n" for line in lines))
    first, second = (begin(database, "drain_scans") for _ in range(2))
    while not rows(database, "SELECT id FROM traceability_scan LIMIT 1"):
        assert first.poll() is None or second.poll() is None
    first.kill()
    for each in (first, second):
        each.communicate()
    begin(database, "drain_scans").communicate()

    assert rows(database, "SELECT count(*) FROM traceability_scan") == [(6_000,)]
    assert rows(database, "SELECT sum(count) FROM traceability_unitstate") == [(6_000,)]
    assert rows(database, "SELECT sum(count) FROM traceability_dailyscans") == [(6_000,)]
