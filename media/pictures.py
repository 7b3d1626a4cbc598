"""What a finished picture is, how its file is called, and why a file is refused: no Django."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

WIDTHS = (320, 640, 960)
KEPT_SIDE = 1600
EDITORS_SIZES = {"max-165x165": (165, 165), "max-800x600": (800, 600)}  # what Wagtail asks for
MOST_BYTES = 25 * 1024 * 1024


class Refusal(StrEnum):
    """Why a file is not kept; the sentence for each is in media.refusals."""

    EMPTY = "empty"
    TOO_HEAVY = "too_heavy"
    OTHER_KIND = "other_kind"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_HARD = "too_hard"
    BUSY = "busy"


@dataclass(frozen=True)
class Drawing:
    """One finished WebP picture: its size in pixels, its bytes, and a name made from them."""

    width: int
    height: int
    content: bytes

    @property
    def name(self) -> str:
        """A path that never means anything else: it is made from the content."""
        return name_of(self.content, self.width)


@dataclass(frozen=True)
class Finished:
    """All that is left of an upload: the picture kept, and its drawings for readers and editors.

    `drawings` go from narrow to wide; `editors` maps Wagtail's filter specs to theirs.
    """

    kept: Drawing
    drawings: tuple[Drawing, ...]
    editors: dict[str, Drawing]

    @property
    def files(self) -> tuple[Drawing, ...]:
        """Everything that has to be stored."""
        return (self.kept, *self.drawings, *self.editors.values())


def name_of(content: bytes, width: int) -> str:
    """The path of a finished picture below the media folder."""
    digest = hashlib.blake2b(content, digest_size=12).hexdigest()
    return f"pictures/{digest[:2]}/{digest[2:]}-{width}.webp"


def is_plain_webp(content: bytes) -> bool:
    """Whether this is one still WebP picture and nothing else: no notes, no profile, no tail."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return False
    if int.from_bytes(content[4:8], "little") + 8 != len(content):
        return False
    place = 12
    while place < len(content):
        if content[place : place + 4] not in {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}:
            return False
        length = int.from_bytes(content[place + 4 : place + 8], "little")
        place += 8 + length + length % 2
    return place == len(content)
