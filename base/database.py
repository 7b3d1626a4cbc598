"""Which database is open: is it still the one its address names?"""

from __future__ import annotations

import select
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from typing import Any

from django.db import DEFAULT_DB_ALIAS, Error, OperationalError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from base import epoch
from base.faults import Fault, fault_of
from base.sqlite_file.base import DatabaseWrapper as SqliteFile

PING_SECONDS = 1.0
_openings = count(1)
_hearings: list[tuple[str, Callable[[Any], bool]]] = []


class DatabaseMoved(OperationalError):  # noqa: N818 - it says what happened
    """The database was replaced or removed while something was written to it."""


def has_moved() -> bool:
    """Whether the SQLite file this thread has open is no longer the one at its path."""
    plain = _plain()
    return isinstance(plain, SqliteFile) and plain.has_moved()


def close_if_gone(**_: Any) -> None:  # noqa: ANN401 - a listener of request_started
    """Let go of a connection whose PostgreSQL went away, so that the request opens another.

    Takes the place of Django's own check (CONN_HEALTH_CHECKS), which asks PostgreSQL one more
    question for every page; a scan asks only one.
    """
    opening()


def close_if_moved(**_: Any) -> None:  # noqa: ANN401 - a listener of request_started
    """Let go of a database file that was replaced or removed, and of all that was kept of it.

    The next question opens the file that is there now, or fails when there is none.
    """
    if has_moved() and not connection.in_atomic_block:
        connection.close()
        with suppress(OSError):  # a folder that cannot be written keeps nothing either
            epoch.begin_anew()


def close_if_damaged(error: BaseException) -> None:
    """Let go of a database that cannot be read, and of all that any process kept of it.

    A connection that met a damaged file goes on failing after the file is whole again, and pages
    kept before may say what nobody can look up any more.
    """
    if fault_of(error) is Fault.DAMAGED and not connection.in_atomic_block:
        with suppress(Error):
            connection.close()
        with suppress(OSError):
            epoch.begin_anew()


def demand_unmoved() -> None:
    """Raise DatabaseMoved when what was just written went into a file nobody will read."""
    if has_moved():
        raise DatabaseMoved("The database file was replaced or removed while it was written.")


def note_opening(connection: BaseDatabaseWrapper, **_: Any) -> None:  # noqa: ANN401
    """Number each opening of a database; listens to `connection_created`."""
    connection.opening, connection.asked = next(_openings), time.monotonic()  # type: ignore[attr-defined]


def opening() -> int | None:
    """The number of this thread's open connection; None while none is open.

    What was read over another connection may come from a database that was replaced since, so it
    is kept under this number. PostgreSQL is asked whether it is still there once a second, and at
    once when its end of the connection has something to say: that it goes, or nothing any more.
    With it goes whether this process heard of all that was written (`hear`); None while it did not.
    """
    plain = _plain()
    if plain.connection is None:
        return None
    if plain.vendor == "postgresql" and (_is_over(plain.asked) or _is_spoken_to(plain)):
        if not (_answers(plain) and _is_heard(plain)):
            return None
        plain.asked = time.monotonic()
    return int(plain.opening)


def hear(question: str, is_heard: Callable[[Any], bool]) -> None:
    """Ask PostgreSQL this once a second; `is_heard` is given the first value of the first row.

    False says that somebody wrote what this process did not hear of, from another state folder:
    then nothing kept counts. Without a row the value is None.
    """
    _hearings.append((question, is_heard))


def _is_heard(plain: Any) -> bool:  # noqa: ANN401
    if plain.in_atomic_block:
        return True
    try:
        # Straight to the driver: this is no question of a page, and must not count as one.
        with plain.wrap_database_errors:
            found = [plain.connection.execute(each).fetchone() for each, _ in _hearings]
        told = zip(found, _hearings, strict=True)
        return all(is_heard(row[0] if row else None) for row, (_, is_heard) in told)
    except (Error, OSError):
        return False


def _is_over(asked: float) -> bool:
    return time.monotonic() - asked > PING_SECONDS


def _is_spoken_to(plain: Any) -> bool:  # noqa: ANN401
    """Whether something unasked waits to be read; one look, without waiting."""
    look = select.poll()
    try:
        with plain.wrap_database_errors:
            look.register(plain.connection.fileno(), select.POLLIN)
    except Error:  # it is closed already
        return True
    return bool(look.poll(0))


def _answers(plain: Any) -> bool:  # noqa: ANN401
    if plain.in_atomic_block or plain.is_usable():
        return True
    with suppress(Error):
        plain.close()
    return False


def _plain() -> Any:  # noqa: ANN401 - Django's wrapper with our two marks, not its proxy
    return connections[DEFAULT_DB_ALIAS]
