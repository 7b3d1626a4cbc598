"""One act, whole, tried again while the database is only busy.

An act that takes a lock somebody else holds must wait for it and not fail; but nobody at a screen
waits longer than a few seconds. So there is one patience for people (seconds) and a longer one
for commands, and within it an act is carried out again from its beginning.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import partial, wraps
from itertools import count
from typing import Any, ParamSpec, TypeVar

from django.db import DatabaseError, Error, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from base.database import demand_unmoved
from base.faults import Fault, is_busy

P = ParamSpec("P")
R = TypeVar("R")

FOR_PEOPLE = 4.0  # seconds; the page that says "not now" must come within five
FOR_COMMANDS = 30.0
LONGEST_STATEMENT = 20  # times the patience: what a command's statement may take on PostgreSQL
_FIRST_PAUSE, _LONGEST_PAUSE = 0.02, 0.5

_patience: ContextVar[float] = ContextVar("patience", default=FOR_PEOPLE)


class Busy(DatabaseError):  # noqa: N818 - it says what is the case
    """Others held the database until the patience was over; nothing was written.

    Its text is the sentence for people. It comes `from` the driver's refusal, so `fault_of` and the
    page of status 503 know it as any other fault of the database.
    """


def whole_act(act: Callable[P, R]) -> Callable[P, R]:
    """Carry out the act in one transaction, and again while others are in its way.

    Takes the place of `@transaction.atomic` on an action:

        @whole_act
        def revoke_certificates(…): …

    Tried again are a lock that is held, a deadlock, a serialization failure, a time-out of lock or
    statement: all of them undo the whole transaction. When the patience (`patient`) is over the
    act ends with Busy. Any other error passes at once. What is committed is never tried again, even
    if something asked for on commit fails afterwards.

    The act must do everything it does through the database or `transaction.on_commit`: the rest
    would happen again with each try. Rows read before the act, and handed to it, may be out of
    date by the time it is tried again; it must lock or read anew what its decision rests on.

    Inside another transaction the act is a part of that one, which alone can be tried again: put
    the decorator on the outermost act.
    """

    @wraps(act)
    def carried_out(*args: P.args, **kwargs: P.kwargs) -> R:
        if connection.in_atomic_block:
            with transaction.atomic():
                return act(*args, **kwargs)
        return _tried(lambda: act(*args, **kwargs))

    return carried_out


@contextmanager
def patient(seconds: float) -> Iterator[None]:
    """Let everything in this block wait so long for the database, in all tries together."""
    before = _patience.set(seconds)
    _apply_if_open()
    try:
        yield
    finally:
        _patience.reset(before)
        _apply_if_open()


def apply_patience(connection: BaseDatabaseWrapper, **_: Any) -> None:  # noqa: ANN401
    """Tell a connection how long to wait; listens to `connection_created`."""
    _wait_at_most(connection, _patience.get())


def _tried(work: Callable[[], R]) -> R:
    end, shortened = time.monotonic() + _patience.get(), False
    try:
        for attempt in count():
            committed: list[bool] = []
            try:
                with transaction.atomic():
                    transaction.on_commit(partial(committed.append, True))  # noqa: FBT003
                    done = work()
                demand_unmoved()
                return done  # noqa: TRY300 - nothing after it
            except DatabaseError as error:
                pause = random.uniform(0, min(_FIRST_PAUSE * 2**attempt, _LONGEST_PAUSE))  # noqa: S311
                left = end - time.monotonic() - pause
                if committed or not is_busy(error):
                    raise
                if left <= 0:
                    raise Busy(str(Fault.BUSY.sentence)) from error
                time.sleep(pause)
                _wait_at_most(connection, left)
                shortened = True
    finally:
        if shortened:
            _apply_if_open()
    raise AssertionError("An endless count has ended.")


def _apply_if_open() -> None:
    if connection.connection is not None and not connection.in_atomic_block:
        with suppress(Error):  # a connection that is lost says so when it is next asked
            apply_patience(connection)


def _wait_at_most(connection: Any, seconds: float) -> None:  # noqa: ANN401 - of either vendor
    if connection.vendor == "sqlite":
        connection.wait_at_most(seconds)
        return
    milliseconds = max(1, int(seconds * 1000))
    longest = milliseconds * (LONGEST_STATEMENT if seconds > FOR_PEOPLE else 1)
    # Straight to the driver: this is no question of an action, and must not count as one.
    with connection.wrap_database_errors:
        connection.connection.execute(
            f"SET lock_timeout={milliseconds}; SET statement_timeout={longest}"
        )
