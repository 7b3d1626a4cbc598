"""How often each caller came, in one small file that all processes of a machine share.

The file of a day holds a random salt and a fixed number of shelves of eight entries: a fingerprint
of the caller, when his span of time began, how often he came since. A fingerprint is keyed with
SECRET_KEY and the salt; the file goes when the next day's is made, and then nobody can tell whose
fingerprints they were. Nothing here waits: a lock that is not free at once is tried for a moment
and then done without, for a tally may be wrong by one but a visitor must not wait.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import secrets
import struct
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Self

from django.conf import settings

DAY = 86_400
SALT = 16
SHELVES, PLACES = 8192, 8  # 65,536 callers in 1.3 MB
PATIENCE, PAUSE = 0.02, 0.001
_ENTRY = struct.Struct("<8sdI")
_SHELF = _ENTRY.size * PLACES
_SIZE = SALT + _SHELF * SHELVES


class Entry(NamedTuple):
    """One caller on a shelf: fingerprint, the second his span began, calls since."""

    caller: bytes
    began: float
    calls: int

    def is_over(self, now: float, seconds: float) -> bool:
        """Whether the span has passed; one that begins in the future is none."""
        return not self.began <= now < self.began + seconds


class SharedTally:
    """The calls of each caller within a span of `seconds` that begins with the first of them."""

    def __init__(self, name: str) -> None:
        """Name the file; nothing is opened or made before the first call."""
        self.name = name

    def counted(self, caller: str, most: int, seconds: float, now: float) -> bool:
        """Count a call unless there were `most` already; whether it was counted.

        OSError when the file cannot be made, read or written.
        """
        handle = self._opened(int(now // DAY))
        try:
            number, fingerprint = self._place(caller, os.pread(handle, SALT, 0))
            with _briefly_locked(handle):
                shelf = Shelf.read(handle, number)
                calls, place = shelf.calls(fingerprint, now, seconds)
                if calls.calls >= most:
                    return False
                shelf.write(place, calls._replace(calls=calls.calls + 1))
                return True
        finally:
            os.close(handle)

    def _place(self, caller: str, salt: bytes) -> tuple[int, bytes]:
        """The shelf of a caller and his fingerprint."""
        digest = hashlib.blake2b(
            caller.encode("utf-8", "replace"),
            digest_size=12,
            key=settings.SECRET_KEY.encode()[:64],
            salt=salt.ljust(SALT, b"\0"),
        ).digest()
        return int.from_bytes(digest[8:]) % SHELVES, digest[:8]

    def _opened(self, day: int) -> int:
        """Open the day's file; of two processes that make it at once both use the first one's."""
        name = f"{self.name}-{day}"
        flags = os.O_RDWR | os.O_CLOEXEC
        try:
            return os.open(f"{os.fspath(settings.LIMIT_DIR)}/{name}", flags)
        except FileNotFoundError:
            folder = _folder()
            folder.mkdir(parents=True, exist_ok=True)
            _make_once(folder / name)
            forget_old_tallies(day)
            return os.open(folder / name, flags)


def forget_old_tallies(today: int | None = None) -> None:
    """Delete the files of other days than the one numbered `today`, and their salts with them."""
    day = int(time.time() // DAY) if today is None else today
    for path in _folder().glob("*-*"):
        if path.name.rpartition("-")[2] != str(day):
            path.unlink(missing_ok=True)


class Shelf:
    """The eight entries among which a caller has his place."""

    def __init__(self, handle: int, offset: int, entries: list[Entry]) -> None:
        """Keep what was read, and where."""
        self.handle, self.offset, self.entries = handle, offset, entries

    @classmethod
    def read(cls, handle: int, number: int) -> Self:
        """Read a shelf; what a file that was cut short lacks counts as empty."""
        offset = SALT + number * _SHELF
        text = os.pread(handle, _SHELF, offset).ljust(_SHELF, b"\0")
        return cls(handle, offset, [Entry(*each) for each in _ENTRY.iter_unpack(text)])

    def calls(self, caller: bytes, now: float, seconds: float) -> tuple[Entry, int]:
        """The caller's entry and its place; a new one takes the place that is longest unused."""
        for place, entry in enumerate(self.entries):
            if entry.caller == caller and not entry.is_over(now, seconds):
                return entry, place
        oldest = min(range(PLACES), key=lambda place: self._age(place, caller, now, seconds))
        return Entry(caller, now, 0), oldest

    def write(self, place: int, entry: Entry) -> None:
        """Put an entry into its place. OSError when the disk is full."""
        written = _ENTRY.pack(*entry)
        if os.pwrite(self.handle, written, self.offset + place * _ENTRY.size) != len(written):
            raise OSError("The tally could not be written whole.")

    def _age(self, place: int, caller: bytes, now: float, seconds: float) -> tuple[bool, float]:
        entry = self.entries[place]
        is_free = entry.caller == caller or entry.is_over(now, seconds)
        return not is_free, entry.began


@contextlib.contextmanager
def _briefly_locked(handle: int) -> Iterator[None]:
    """Hold the file's lock, or go on without it when its holder does not let go."""
    deadline = time.monotonic() + PATIENCE
    while not _locked(handle) and time.monotonic() < deadline:
        time.sleep(PAUSE)
    yield  # closing the file gives the lock back, and so does the death of the process


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _make_once(path: Path) -> None:
    """Put a fresh file in place in one step, unless another process was faster."""
    fresh = path.with_name(f".{secrets.token_hex(8)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        os.write(handle, secrets.token_bytes(SALT))
        os.posix_fallocate(handle, 0, _SIZE)  # a disk that fills up later cannot stop the counting
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(fresh)
    finally:
        os.close(handle)
        fresh.unlink()


def _folder() -> Path:
    return Path(settings.LIMIT_DIR)
