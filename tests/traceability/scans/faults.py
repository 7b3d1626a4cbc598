"""What Django raises when SQLite gives way."""

from __future__ import annotations

import sqlite3

from django.db import OperationalError


def of_sqlite(code: int) -> OperationalError:
    """The error behind which SQLite gave this code."""
    error = OperationalError()
    error.__cause__ = sqlite3.OperationalError()
    error.__cause__.sqlite_errorcode = code
    return error
