"""Append a scan to the local segment: one line, one write, before the answer leaves.

A line holds the hour, lot, index, product, outcome, province and day token, and nothing about the
visitor: no address, no browser, no coordinates, no referrer. It survives the death of the process
because the write has returned; `drain_scans` carries it into the database.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

ENDING = ".scans"
_NOTHING = "-"
_CLOSED = "."
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Line:
    """One scan; `hour` is aware and told in Vietnam, and written without its minutes."""

    hour: dt.datetime
    lot: int | None
    index: int | None
    product: int | None
    outcome: str
    province: str = ""
    day_token: int | None = None

    def text(self) -> str:
        """Write the line; the full stop at its end tells a line that was cut short."""
        fields = (self.lot, self.index, self.product, self.outcome, self.province, self.day_token)
        words = [_NOTHING if field in (None, "") else str(field) for field in fields]
        return " ".join([self.hour.isoformat(timespec="hours"), *words, _CLOSED])

    @classmethod
    def read(cls, text: str) -> Line:
        """Read a line again; ValueError when it is not whole."""
        hour, lot, index, product, outcome, province, token, end = text.split(" ")
        if end != _CLOSED:
            raise ValueError("The line of a scan is cut short.")
        return cls(
            dt.datetime.fromisoformat(hour),
            _number(lot),
            _number(index),
            _number(product),
            outcome,
            "" if province == _NOTHING else province,
            _number(token),
        )


def append(line: Line) -> bool:
    """Add the line to the day's segment; False when that failed, for a scan page always answers."""
    # The line break before it parts the line from one a full disk has cut short.
    written = f"\n{line.text()}\n".encode()
    try:
        handle = _opened(f"{line.hour.date().isoformat()}{ENDING}")
        try:
            return os.write(handle, written) == len(written)
        finally:
            os.close(handle)
    except OSError as error:
        log.warning("A scan was answered but not recorded: %s", error.strerror)
        return False


def folder() -> Path:
    """Answer the folder of the segments, made when it is not there."""
    path = Path(settings.SCAN_DIR)
    path.mkdir(parents=True, exist_ok=True)
    return path


def segments() -> list[Path]:
    """Answer the segments there are, oldest first; a copy under another name is none."""
    return sorted(folder().glob(f"????-??-??{ENDING}"))


def _opened(name: str) -> int:
    """Open a segment to append to; the folder is made only when it is missed."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    try:
        return os.open(f"{os.fspath(settings.SCAN_DIR)}/{name}", flags, 0o640)
    except FileNotFoundError:
        return os.open(folder() / name, flags, 0o640)


def _number(word: str) -> int | None:
    return None if word == _NOTHING else int(word)
