"""What a file says of its parts before any of it is decoded: their number, sums and end (pure).

Pillow walks from part to part in Python, and libjpeg goes over the whole picture once for each
scan. A small file of a hundred thousand parts would be read for minutes.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

PNG = b"\x89PNG\r\n\x1a\n"
MOST_PARTS = 10_000  # a PNG of 25 MB in pieces of 8 kB has 3,200
MOST_SCANS = 25  # libjpeg writes 10, or 18 of a picture for print
MOST_STRAY_BYTES = 65_536
END = b"\xff\xd9"
# An end, and the same behind signs that would be seen if something of the picture were missing.
ENDS = (END, hashlib.shake_128(b"end").digest(4096).replace(b"\xff", b"\x7f") + END)

_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xDA)}
_MARKER = re.compile(rb"\xff+([^\x00\xff])")
_MARKER_BEHIND_A_SCAN = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")


class TooManyParts(ValueError):  # noqa: N818 - says what is the case
    """Reading the file would take longer than a picture is worth."""


class WrongSum(ValueError):  # noqa: N818 - says what is the case
    """A part that matters is not the one that was written."""


@dataclass(frozen=True)
class Parts:
    """How many scans a JPEG has, and whether it stops within one instead of ending."""

    scans: int = 0
    lacks_its_end: bool = False


def counted(content: bytes) -> Parts:
    """Walk over the parts of a JPEG or PNG; other kinds have none that cost anything.

    Raises:
        TooManyParts: more parts, scans or bytes between them than any camera or program writes.
        WrongSum: a critical chunk of a PNG does not fit its checksum; browsers refuse it as well.
    """
    if content.startswith(PNG):
        _check_sums(content)
    return _of_jpeg(content) if content.startswith(b"\xff\xd8") else Parts()


def _check_sums(content: bytes) -> None:
    place, seen = len(PNG), 0
    while place + 12 <= len(content):
        seen += 1
        if seen > MOST_PARTS:
            raise TooManyParts
        length = int.from_bytes(content[place : place + 4])
        body, after = memoryview(content)[place + 4 : place + 8 + length], place + 8 + length
        is_critical = not content[place + 4] & 0x20  # a capital letter
        if is_critical and zlib.crc32(body) != int.from_bytes(content[after : after + 4]):
            raise WrongSum
        if bytes(body[:4]) == b"IEND":
            return
        place = after + 4


def _of_jpeg(content: bytes) -> Parts:
    scans = 0
    for marker in _markers(content):
        scans += marker == _START_OF_SCAN
        if scans > MOST_SCANS:
            raise TooManyParts
        if marker == _END_OF_IMAGE:
            return Parts(scans)
    return Parts(scans, lacks_its_end=marker == _START_OF_SCAN)


def _markers(content: bytes) -> Iterator[int]:
    """Each marker behind the first; the last of them is where the file ends or stops."""
    place, stray, marker = 2, 0, 0
    for _ in range(MOST_PARTS):
        in_scan = marker == _START_OF_SCAN
        found = (_MARKER_BEHIND_A_SCAN if in_scan else _MARKER).search(content, place)
        if found is None:
            return
        stray += found.end() - 2 - (found.start() if in_scan else place)
        if stray > MOST_STRAY_BYTES:
            raise TooManyParts
        marker, place = found[1][0], found.end()
        yield marker
        if marker not in _WITHOUT_LENGTH:
            place += int.from_bytes(content[place : place + 2])
    raise TooManyParts
