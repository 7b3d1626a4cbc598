"""A fork of this process that runs tests one by one, and what became of it."""

from __future__ import annotations

import os
import signal
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum

from mutants.loaded import ImpossibleError

MOST_SAID = 65536  # what a pipe holds; a fork says one byte for each test
LEAST_SECONDS = 10.0
Test = tuple[Callable[[], bool], float]  # and the seconds it may take, beside the least
_PASSED = b"."


class How(Enum):
    """What became of a fork, by the last byte it said."""

    GREEN = b"G"
    RED = b"R"  # also one that hung or died, and so said nothing of its last test
    IMPOSSIBLE = b"I"
    BROKEN = b"B"  # it never came to its tests


@dataclass(frozen=True)
class End:
    """How a fork ended, and how many of its tests had passed by then."""

    how: How
    passed: int


def forked(begin: Callable[[], None], tests: Sequence[Test]) -> End:
    """Fork; there `begin`, then run tests until one says no or takes too long.

    Whatever the fork started is ended with it.
    """
    listening, telling = os.pipe()
    os.set_blocking(listening, False)
    child = os.fork()
    if not child:
        _in_fork(begin, tests, telling)
    os.close(telling)
    said = _heard(child, listening, [seconds for _passes, seconds in tests])
    os.close(listening)
    passed = said.count(_PASSED)
    return End(How(said[passed:] or How.RED.value), passed)


def _in_fork(begin: Callable[[], None], tests: Sequence[Test], telling: int) -> None:
    try:
        os.setsid()
        how = _begun(begin)
        if how is How.GREEN:
            for passes, _seconds in tests:
                if not passes():
                    how = How.RED
                    break
                os.write(telling, _PASSED)
        os.write(telling, how.value)
    finally:
        os._exit(0)


def _begun(begin: Callable[[], None]) -> How:
    try:
        begin()
    except ImpossibleError:
        return How.IMPOSSIBLE
    except Exception:  # noqa: BLE001 - a mistake that was not put in is no mistake noticed
        traceback.print_exc()
        return How.BROKEN
    return How.GREEN


def _heard(child: int, listening: int, limits: Sequence[float]) -> bytes:
    """What the fork says until it ends or a test's time is over; then nothing of it stays."""
    said = b""
    latest = time.monotonic() + _limit(limits, 0)
    while time.monotonic() < latest and not _has_ended(child):
        time.sleep(0.002)
        if more := _read(listening):
            said += more
            latest = time.monotonic() + _limit(limits, said.count(_PASSED))
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return said + _read(listening)


def _limit(limits: Sequence[float], number: int) -> float:
    """The seconds this test may take; some more to begin and to end."""
    return LEAST_SECONDS + (limits[number] if number < len(limits) else 0)


def _read(listening: int) -> bytes:
    try:
        return os.read(listening, MOST_SAID)
    except BlockingIOError:
        return b""


def _has_ended(child: int) -> bool:
    """Without taking its number away: that stays the name of everything it started."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
