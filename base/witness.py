"""What was last seen of each chain, kept in the state folder, outside the database.

A database that was set back – an old backup, a row deleted or copied back – still looks whole to
itself. The witness remembers how long each chain was and what its last link said. Whoever shows
a row holds it against the witness: a row that knows less is not believed.

The file `witness` holds lines "<chain> <place> <digest>"; the last line of a chain counts. Lines
are appended under a lock when a change is committed and never rewritten, so a process that is
killed leaves at most one unfinished line, which nobody reads. A line that is missing because a
process died between commit and note does no harm: what knows more than the witness is believed,
and `note` may be given the same point again at any time.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import NamedTuple

from django.conf import settings

DIGEST_LENGTH = 64
_is_set_aside: ContextVar[bool] = ContextVar("witness_is_set_aside", default=False)


class Point(NamedTuple):
    """A link of a chain: its place from 1, and its digest, 64 hexadecimal digits."""

    place: int
    digest: str


def last(chain: str) -> Point | None:
    """The last point seen of a chain; None when it was never seen. OSError when unreadable."""
    return _known().get(chain)


def agrees(chain: str, point: Point, known: Mapping[str, Point] | None = None) -> bool:
    """Whether this point is as new as the last one seen, and the same one at the same place.

    `known` is what `everything` answered, for who asks of thousands of chains at once.
    """
    seen = (_known() if known is None else known).get(chain)
    return seen is None or point.place > seen.place or point == seen


def everything() -> Mapping[str, Point]:
    """The last point of every chain seen. OSError when unreadable."""
    return MappingProxyType(_known())


def note(points: Mapping[str, Point]) -> None:
    """Remember the last points of chains. Call it when they are committed.

    A point that is older than the one remembered is passed over. OSError when it cannot be written.
    """
    with _locked() as handle:
        known = _seen()
        news = [
            f"{chain} {point.place} {point.digest}\n"
            for chain, point in points.items()
            if (seen := known.get(chain)) is None or point.place > seen.place
        ]
        if news:
            torn = _ends_torn(handle)
            os.write(handle, ("\n" * torn + "".join(news)).encode("ascii"))
            os.fsync(handle)


def begin_anew(points: Mapping[str, Point]) -> None:
    """Forget everything and remember these points: after a restore on purpose, and only then."""
    with _locked():
        fresh = _path().with_suffix(".fresh")
        lines = [f"{chain} {point.place} {point.digest}\n" for chain, point in points.items()]
        with fresh.open("w", encoding="ascii") as out:
            out.writelines(lines)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(_path())


@contextmanager
def set_aside() -> Iterator[None]:
    """Judge everything in this block as if nothing had been seen; what was seen stays.

    For who asks whether a database that was set back on purpose is whole by itself.
    """
    token = _is_set_aside.set(True)
    try:
        yield
    finally:
        _is_set_aside.reset(token)


@dataclass
class _Reading:
    """What one process has read of the file so far."""

    file: tuple[int, int] = (0, 0)
    offset: int = 0
    points: dict[str, Point] = field(default_factory=dict)


_readings: dict[str, _Reading] = {}
_reading = Lock()


def _known() -> dict[str, Point]:
    return {} if _is_set_aside.get() else _seen()


def _seen() -> dict[str, Point]:
    """Every chain's last point; reads only what was added since the last look."""
    path = os.fspath(settings.WITNESS_FILE)
    try:
        found = os.stat(path)  # noqa: PTH116 - asked at every scan; pathlib costs as much again
    except FileNotFoundError:
        _readings.pop(path, None)
        return {}
    read = _readings.get(path)
    if read and read.file == (found.st_dev, found.st_ino) and read.offset == found.st_size:
        return read.points
    with _reading:
        return _read_on(path)


def _read_on(path: str) -> dict[str, Point]:
    with Path(path).open("rb") as file:
        found = os.fstat(file.fileno())
        identity = (found.st_dev, found.st_ino)
        read = _readings.get(path)
        if read is None or read.file != identity or read.offset > found.st_size:
            read = _readings[path] = _Reading(identity)
        file.seek(read.offset)
        for line in file:
            if not line.endswith(b"\n"):
                break
            read.offset += len(line)
            _take(read.points, line)
    return read.points


def _take(points: dict[str, Point], line: bytes) -> None:
    """Take a whole line in; one that was torn and closed later has no digest of full length."""
    match line.decode("ascii", "replace").split():
        case [chain, place, digest] if place.isdigit() and len(digest) == DIGEST_LENGTH:
            points[chain] = Point(int(place), digest)


class _locked:  # noqa: N801 - reads as a word
    """The file opened for appending, ours alone until the block ends."""

    def __enter__(self) -> int:
        path = _path()
        path.parent.mkdir(parents=True, exist_ok=True)
        guard = path.with_suffix(".lock")
        self._guard = os.open(guard, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._guard, fcntl.LOCK_EX)
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
        self._handle = os.open(path, flags, 0o600)
        return self._handle

    def __exit__(self, *_: object) -> None:
        os.close(self._handle)
        os.close(self._guard)


def _ends_torn(handle: int) -> bool:
    """Whether the file ends in the middle of a line, left by a process that was killed."""
    size = os.fstat(handle).st_size
    return size > 0 and os.pread(handle, 1, size - 1) != b"\n"


def _path() -> Path:
    return Path(settings.WITNESS_FILE)
