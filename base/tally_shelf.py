"""A shelf of a tally's file: eight callers, how often each came, and since when."""

import os
import struct
from typing import NamedTuple, Self

SALT = 16
SHELVES, PLACES = 8192, 8  # 65,536 callers in 1.3 MB
_ENTRY = struct.Struct("<8sdI")
_SHELF = _ENTRY.size * PLACES
SIZE = SALT + _SHELF * SHELVES


class Entry(NamedTuple):
    """One caller on a shelf: fingerprint, the second his span began, calls since."""

    caller: bytes
    began: float
    calls: int

    def is_over(self, now: float, seconds: float) -> bool:
        """Whether the span has passed; one that begins in the future is none."""
        return not self.began <= now < self.began + seconds


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
