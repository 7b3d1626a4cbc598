"""What was last seen of each chain, kept in the state folder, outside the database.

A database that was set back – an old backup, a row deleted or copied back – still looks whole to
itself. The witness remembers how long each chain was and what its last link said. Whoever shows
a row holds it against the witness: a row that knows less is not believed.

The file `witness` holds lines "<chain> <place> <digest>"; the last line of a chain counts. It is
sealed (base.witness_file): one that was emptied, cut or changed is not believed, and nothing is
until somebody begins it anew on purpose. A line that is missing because a process died between
commit and note does no harm: what knows more than the witness is believed, and `note` may be given
the same point again at any time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

from django.conf import settings

from base import witness_file
from base.witness_file import Garbled, Point

__all__ = [
    "DIGEST_LENGTH", "Garbled", "Point", "agrees", "as_now", "begin_anew", "everything",
    "is_at_hand", "is_readable", "is_writable", "last", "note", "seal_anew", "set_aside",
]  # fmt: skip
DIGEST_LENGTH = 64
# What is answered in place of the file: points, or that it could not be read.
_held: ContextVar[Mapping[str, Point] | OSError | None] = ContextVar("witness_held", default=None)


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


def is_readable() -> bool:
    """Whether the file is whole, or not there yet; False when it was damaged or cannot be read."""
    try:
        return witness_file.is_whole(_path())
    except OSError:
        return False


def is_writable(wait: float) -> bool:
    """Whether the next act could be noted; the lock may be busy for `wait` seconds."""
    try:
        witness_file.demand_writable(_path(), wait)
    except OSError:
        return False
    return True


def is_at_hand() -> bool:
    """Whether it can be asked now: one look at a file nobody touched, for every page."""
    try:
        return _known() is not None
    except OSError:
        return False


def note(points: Mapping[str, Point]) -> None:
    """Remember the last points of chains. Call it when they are committed.

    A point that is older than the one remembered is passed over. OSError when it cannot be written,
    also when another process keeps the lock for longer than people wait.
    """
    with witness_file.locked(_path()):
        known = witness_file.read(_path()).points
        news = {
            chain: point
            for chain, point in points.items()
            if (seen := known.get(chain)) is None or point.place > seen.place
        }
        if news:
            witness_file.append(_path(), news)


def seal_anew() -> None:
    """Seal what was seen with the newest key. OSError when it cannot be read or written."""
    with witness_file.locked(_path()):
        if known := witness_file.read(_path()).points:
            witness_file.write_anew(_path(), known)


def begin_anew(points: Mapping[str, Point]) -> None:
    """Forget everything and remember these points: after a restore on purpose, and only then.

    So does a file that was damaged begin again.
    """
    with witness_file.locked(_path()):
        witness_file.write_anew(_path(), points)


@contextmanager
def set_aside() -> Iterator[None]:
    """Judge everything in this block as if nothing had been seen; what was seen stays.

    For who asks whether a database that was set back on purpose is whole by itself.
    """
    with _holding({}):
        yield


@contextmanager
def as_now() -> Iterator[None]:
    """Answer everything in this block from what was seen when it began.

    For who holds against it what the database said at one moment after that: the file may be told
    of an act that was done since. When it cannot be read now, that holds for the block as well.
    """
    try:
        known: Mapping[str, Point] | OSError = _known()
    except OSError as error:
        known = error
    with _holding(known):
        yield


@contextmanager
def _holding(answer: Mapping[str, Point] | OSError) -> Iterator[None]:
    token = _held.set(answer)
    try:
        yield
    finally:
        _held.reset(token)


def _known() -> Mapping[str, Point]:
    held = _held.get()
    if isinstance(held, OSError):
        raise held
    return witness_file.read(_path()).points if held is None else held


def _path() -> str:
    return os.fspath(settings.WITNESS_FILE)
