"""The file of the witness: lines that are only added, under a sealed head.

The head says how many bytes of lines count and what their digest is, and is sealed with a key
outside the database (base.seal). A file that was emptied, cut or changed does not fit its head, and
nothing is believed of it. Lines are added and made safe on the disk before the head counts them,
so a process that is killed, or a disk that is full, leaves at most lines that nobody reads and the
next writer overwrites. The head is one write within one sector; a whole new file takes the place
of the old one in one step. Nobody waits for ever: what is no file is not opened to be read, and a
writer that does not let go of the lock keeps the next one out for a few seconds only.
"""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import IO, NamedTuple

from base import seal

PURPOSE = "witness"
HEAD_LENGTH = 160
TRIES, PAUSE = 3, 0.01  # a head may be read while it is being written
LONGEST_WAIT = 4.0  # seconds for the lock: the act is done, and whoever asked for it waits
Stamp = tuple[int, int, int, int, int]


class Point(NamedTuple):
    """A link of a chain: its place from 1, and its digest, 64 hexadecimal digits."""

    place: int
    digest: str


class Garbled(OSError):  # noqa: N818 - it says what is the case
    """The file was emptied, cut or changed, so nothing in it is believed."""


@dataclass(frozen=True)
class Reading:
    """What one process has read of a file: the bytes of lines that count, and what they said."""

    stamp: Stamp = (0, 0, 0, 0, 0)
    length: int = 0
    digest: blake2b = field(default_factory=lambda: _begun())  # noqa: PLW0108 - it stands below
    points: Mapping[str, Point] = field(default_factory=dict)
    is_garbled: bool = False


_readings: dict[str, Reading] = {}
_reading = Lock()


def read(path: str) -> Reading:
    """Every chain's last point; reads only what was added since the last look.

    A file that is not there says nothing. OSError when it cannot be read.

    Raises:
        Garbled: it does not fit its head.
    """
    try:
        stamp = _stamp(os.stat(path))  # noqa: PTH116 - asked at every scan; pathlib costs as much
    except FileNotFoundError:
        _readings.pop(path, None)
        return Reading()
    found = _readings.get(path)
    if found is None or found.stamp != stamp:
        with _reading:
            found = _readings[path] = _looked(path, _readings.get(path))
    if found.is_garbled:
        raise Garbled("The file of the witness was emptied, cut or changed.")
    return found


def is_whole(path: str) -> bool:
    """Whether all of the file fits its head, read anew; so does one that is not there."""
    try:
        return not _looked(path, read(path)).is_garbled
    except FileNotFoundError:
        return True
    except Garbled:
        return False


def append(path: str, points: Mapping[str, Point]) -> None:
    """Add the points of some chains; begins the file when there is none. Call it `locked`."""
    if not Path(path).exists():
        return write_anew(path, points)
    known, added = read(path), _lines(points)
    handle = _opened(path, os.O_RDWR)
    try:
        os.ftruncate(handle, HEAD_LENGTH + known.length)  # what a killed process left behind it
        _write(handle, added, HEAD_LENGTH + known.length)
        os.fsync(handle)
        _write(handle, _head(known.length + len(added), _digest(known, added)), 0)
        os.fsync(handle)
    finally:
        os.close(handle)


def write_anew(path: str, points: Mapping[str, Point]) -> None:
    """Put a new file with these points in place, whatever was there. Call it `locked`."""
    lines, fresh = _lines(points), Path(path).with_suffix(".fresh")
    fresh.unlink(missing_ok=True)  # whatever it is: a process died, or it is no file
    with fresh.open("xb") as out:
        out.write(_head(len(lines), _begun(lines)) + lines)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(path)
    _sync_folder(fresh.parent)


@contextmanager
def locked(path: str, wait: float | None = None) -> Iterator[None]:
    """Keep other writers out until the block ends.

    Raises:
        BlockingIOError: somebody else kept the lock for `wait` seconds, else LONGEST_WAIT.
        OSError: there is no lock to be had.
    """
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    guard = os.open(Path(path).with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _take(guard, time.monotonic() + (LONGEST_WAIT if wait is None else wait))
        yield
    finally:
        os.close(guard)


def demand_writable(path: str, wait: float) -> None:
    """Take the lock and open the file as a writer does, and leave all as it was.

    OSError when the next writer could not.
    """
    with locked(path, wait), suppress(FileNotFoundError):
        os.close(_opened(path, os.O_RDWR))


def _take(guard: int, end: float) -> None:
    while True:
        try:
            return fcntl.flock(guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                raise
        time.sleep(PAUSE / 5)


def _opened(path: str, how: int) -> int:
    """A handle of the file; a pipe or a device, which may answer never, is none of ours."""
    handle = os.open(path, how | os.O_NONBLOCK | os.O_CLOEXEC)
    mode = os.fstat(handle).st_mode
    if stat.S_ISREG(mode):
        return handle
    os.close(handle)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    raise Garbled("The witness is no file.")


def _looked(path: str, last: Reading | None) -> Reading:
    """Read on from where the last look ended; else, or when that does not fit, the whole file."""
    if last and not last.is_garbled and (found := _read_on(path, last)):
        return found
    for _ in range(TRIES):
        if found := _read_on(path, Reading()):
            return found
        time.sleep(PAUSE)
    return Reading(_stamp(os.stat(path)), is_garbled=True)  # noqa: PTH116


def _read_on(path: str, last: Reading) -> Reading | None:
    """What the file says, when all of it fits its head.

    `last` is believed when more was added to it; else the whole file is looked at.
    """
    with open(_opened(path, os.O_RDONLY), "rb") as file:
        stamp = _stamp(os.fstat(file.fileno()))
        length, digest = _counted(file)
        known = last if stamp[:2] == last.stamp[:2] and length > last.length else Reading()
        file.seek(HEAD_LENGTH + known.length)
        added = file.read(max(length - known.length, 0))
    now = _digest(known, added)
    if len(added) != length - known.length or now.hexdigest() != digest:
        return None
    is_as_before = digest == last.digest.hexdigest()
    points = last.points if is_as_before else {**known.points, **dict(_understood(added))}
    return Reading(stamp, length, now, points)


def _counted(file: IO[bytes]) -> tuple[int, str]:
    """The length and the digest a head of ours tells; a length of -1 fits nothing."""
    match file.read(HEAD_LENGTH).decode("ascii", "replace").split():
        case ["witness", length, digest, sealed] if seal.is_sealed(
            sealed, PURPOSE, seal.packed([length, digest])
        ):
            return int(length), digest
    return -1, ""


def _head(length: int, digest: blake2b) -> bytes:
    said = [f"{length}", digest.hexdigest()]
    words = ["witness", *said, seal.seal(PURPOSE, seal.packed(said))]
    return " ".join(words).ljust(HEAD_LENGTH - 1).encode("ascii") + b"\n"


def _begun(lines: bytes = b"") -> blake2b:
    return blake2b(lines, digest_size=32)


def _digest(known: Reading, added: bytes) -> blake2b:
    digest = known.digest.copy()
    digest.update(added)
    return digest


def _lines(points: Mapping[str, Point]) -> bytes:
    lines = (f"{chain} {point.place} {point.digest}\n" for chain, point in points.items())
    return "".join(lines).encode("ascii")


def _understood(lines: bytes) -> Iterator[tuple[str, Point]]:
    for line in lines.decode("ascii").splitlines():
        chain, place, digest = line.split(" ")
        yield chain, Point(int(place), digest)


def _write(handle: int, text: bytes, offset: int) -> None:
    if os.pwrite(handle, text, offset) != len(text):
        raise OSError(errno.ENOSPC, "The witness could not be written whole.")


def _stamp(found: os.stat_result) -> Stamp:
    """What no change leaves as it was; a time set by hand moves st_ctime."""
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # some file systems have no such thing
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        os.fsync(handle)
        os.close(handle)
