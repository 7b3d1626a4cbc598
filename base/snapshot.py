"""Read as of one moment, whatever others write meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from base import witness

_ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"


@contextmanager
def snapshot() -> Iterator[None]:
    """Let all questions of this block be answered as of one moment; nothing can be written in it.

    First comes what the witness has seen, then the database, which is told of each act before the
    witness is: so it never lacks what the witness knows. Nobody who writes waits for this. Inside
    a transaction of somebody else the database answers as that one does.
    """
    plain: Any = connections[DEFAULT_DB_ALIAS]
    with witness.as_now():
        if plain.in_atomic_block:
            yield
        elif plain.vendor == "sqlite":
            with plain.only_reading(), transaction.atomic():
                yield
        else:
            with transaction.atomic():
                _say(f"{_ONE_MOMENT} READ ONLY")
                yield


def hold_still() -> None:
    """Let this transaction see nothing of what others write from now on; its first words.

    Who then writes a row that another changed since is refused, as any busy database refuses. On
    SQLite nobody else writes meanwhile, and a part of another transaction sees what that one sees.
    """
    plain: Any = connections[DEFAULT_DB_ALIAS]
    if plain.vendor == "postgresql" and not plain.savepoint_ids:
        _say(_ONE_MOMENT)


def _say(words: str) -> None:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(words)
