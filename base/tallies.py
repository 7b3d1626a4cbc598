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
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from base.tally_shelf import SALT, SHELVES, SIZE, Shelf

DAY = 86_400
PATIENCE, PAUSE = 0.02, 0.001


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
        os.posix_fallocate(handle, 0, SIZE)  # a disk that fills up later cannot stop the counting
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(fresh)
    finally:
        os.close(handle)
        fresh.unlink()


def _folder() -> Path:
    return Path(settings.LIMIT_DIR)
