"""Change what is written about lots, the way somebody would who only holds the database."""

from __future__ import annotations

from django.db import connection


def sql(statement: str, *values: str | int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def drop_acts(where: str, *values: str | int) -> None:
    sql(f"DELETE FROM traceability_lotact WHERE {where}", *values)  # noqa: S608 - a test's own


def change_acts(change: str, *values: str | int) -> None:
    sql(f"UPDATE traceability_lotact SET {change}", *values)  # noqa: S608 - a test's own
