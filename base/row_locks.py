"""Let one writer at a time read rows and write what follows from them."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import QuerySet


def hold(rows: QuerySet[Any]) -> None:
    """Keep everybody else from holding these rows until the transaction ends.

    Who writes a row that is made from others holds them before reading them: else of two who do
    so at once, the one who read first may write last, and what it read is no longer so. Rows are
    held in the order of their keys, so that two never wait for each other crosswise. Rows that
    refer to them can still be written. On SQLite one writes at a time anyway.
    """
    if connection.features.has_select_for_update:
        list(rows.order_by("pk").select_for_update(no_key=True).values_list("pk"))
