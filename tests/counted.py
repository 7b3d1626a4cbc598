"""How much a SQLite database holds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

KEPT_APART = ("django_session", "sqlite_sequence")  # no facts
SUMS = {
    "traceability_segmentprogress": "position",
    "traceability_unitstate": "count",
    "traceability_dailyscans": "count",
}


def facts_of(file: Path) -> dict[str, int]:
    """How many rows each table has, and how far what counts has come."""
    database = sqlite3.connect(file)
    try:
        tables = [
            name
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in KEPT_APART
        ]
        ask = "SELECT count(*) + coalesce(sum({}), 0) FROM {}"
        return {
            each: database.execute(ask.format(SUMS.get(each, "0"), each)).fetchone()[0]
            for each in tables
        }
    finally:
        database.close()
