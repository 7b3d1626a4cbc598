"""Whoever wants to write a SQLite file waits in the order of coming, across all processes.

SQLite gives its lock to whoever happens to ask when it is free. The writer who has just ended asks
again at once, the others look every tenth of a second: with twenty writers some wait for minutes.
So each draws a number from a small file beside the database and waits until no lower one is held.

A number is held by locking the byte of that number. Such a lock belongs to the open file alone
(one for each thread) and goes with it, also when the process is killed. It only orders who asks
SQLite next: where it cannot be used (no such locks, a folder that cannot be written) nothing but
the order is lost.
"""

from __future__ import annotations

import fcntl
import os
import struct
import time
from contextlib import suppress
from typing import Self

_FLOCK = struct.Struct("@hhqqi4x")  # type, whence, start, length, and a pid that must be 0
_COUNTER = struct.Struct("<Q")
_FIRST = _COUNTER.size  # number 0 is held by the byte behind the counter
_PAUSE, _LONGEST_PAUSE = 0.001, 0.02  # a look every millisecond for the next one in the row
_LOOK, _HOLD, _WAIT = (
    int(getattr(fcntl, f"F_OFD_{name}", 0)) for name in ("GETLK", "SETLK", "SETLKW")
)


class Turn:
    """One number, held until `end`."""

    def __init__(self, file: int, number: int) -> None:
        """Keep the open file; `number` counts from 0."""
        self._file, self._number = file, number

    @classmethod
    def drawn(cls, path: str) -> Self | None:
        """The next number of the file at a path; None where numbers cannot be had."""
        if not _HOLD:
            return None
        try:
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            return None
        try:
            return cls(file, _next_number(file))
        except OSError:
            os.close(file)
            return None

    def waited(self, end: float) -> bool:
        """Wait until nobody before us is left or `end` (monotonic) has come; whether we waited."""
        if (before := self._who_is_before()) is None:
            return False
        while before is not None and time.monotonic() < end:
            time.sleep(min(_PAUSE * (self._number - before), _LONGEST_PAUSE))
            before = self._who_is_before()
        return True

    def end(self) -> None:
        """Let the next one in."""
        os.close(self._file)

    def _who_is_before(self) -> int | None:
        """One of the lower numbers that are held; None when there is none."""
        if self._number == 0:
            return None
        with suppress(OSError):
            asked = _lock(fcntl.F_WRLCK, _FIRST, self._number)
            kind, _, start, *_ = _FLOCK.unpack(fcntl.fcntl(self._file, _LOOK, asked))
            if kind != fcntl.F_UNLCK:
                return int(max(start - _FIRST, 0))
        return None


def _next_number(file: int) -> int:
    """Draw and hold the next number; two who draw at once get different ones."""
    fcntl.fcntl(file, _WAIT, _lock(fcntl.F_WRLCK, 0, _FIRST))
    (number,) = _COUNTER.unpack(os.pread(file, _FIRST, 0) or bytes(_FIRST))
    os.pwrite(file, _COUNTER.pack(number + 1), 0)
    fcntl.fcntl(file, _HOLD, _lock(fcntl.F_WRLCK, _FIRST + number, 1))
    fcntl.fcntl(file, _HOLD, _lock(fcntl.F_UNLCK, 0, _FIRST))
    return int(number)


def _lock(kind: int, start: int, length: int) -> bytes:
    return _FLOCK.pack(kind, os.SEEK_SET, start, length, 0)
