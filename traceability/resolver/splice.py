"""A rendered page with places left open for what differs between two looks at the same pack.

The page is rendered once with marks nobody can guess; later looks put their own words, escaped as
a template would, where the marks stood.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import escape

# Letters and digits only: no escaping, grouping or quoting in an address changes them.
_SECRET = f"live{secrets.token_hex(16)}"
_MARK = re.compile(f"{_SECRET}([a-z]+)0")


def mark(name: str) -> str:
    """What to render where the words of this name go; the name is of letters a–z."""
    return f"{_SECRET}{name}0"


@dataclass(frozen=True)
class Spliced:
    """Pieces of a page in UTF-8; before every piece but the first go the words of a name."""

    first: bytes
    pieces: tuple[tuple[str, bytes], ...]

    @classmethod
    def cut(cls, page: str) -> Spliced:
        """Cut a page where its marks stand."""
        first, *rest = _MARK.split(page)
        named = zip(rest[::2], rest[1::2], strict=True)
        return cls(first.encode(), tuple((name, text.encode()) for name, text in named))

    def filled(self, words: Mapping[str, str]) -> bytes:
        """The page with these words; KeyError when a place has none."""
        page = [self.first]
        for name, text in self.pieces:
            page += (escape(words[name]).encode(), text)
        return b"".join(page)
