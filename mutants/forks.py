"""A fork of this process that runs tests one by one, and what became of it."""

from __future__ import annotations

import os
import signal
import time
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum

from mutants.loaded import ImpossibleError

MOST_SAID = 65536  # what a pipe holds; a fork says one byte for each test
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


def forked(begin: Callable[[], None], tests: Iterable[Callable[[], bool]], seconds: float) -> End:
    """Fork; there `begin`, then run tests until one says no, for so many seconds at most.

    Whatever the fork started is ended with it.
    """
    listening, telling = os.pipe()
    child = os.fork()
    if not child:
        _in_fork(begin, tests, telling)
    _wait(child, seconds)
    os.close(telling)
    said = os.read(listening, MOST_SAID)
    os.close(listening)
    passed = said.count(_PASSED)
    return End(How(said[passed:] or How.RED.value), passed)


def _in_fork(begin: Callable[[], None], tests: Iterable[Callable[[], bool]], telling: int) -> None:
    try:
        os.setsid()
        how = _begun(begin)
        if how is How.GREEN:
            for passes in tests:
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


def _wait(child: int, seconds: float) -> None:
    """Until the fork ended or its time is over; nothing of it stays."""
    latest = time.monotonic() + seconds
    while time.monotonic() < latest and not _has_ended(child):
        time.sleep(0.002)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _has_ended(child: int) -> bool:
    """Without taking its number away: that stays the name of everything it started."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
