"""The lines beside the symbol: how large, broken where, and what of them had to be cut.

The words are Vietnamese whatever the language of the desk: a label on goods sold in Viet Nam is
in Vietnamese (Decree 43/2017/ND-CP, article 7).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Self

from traceability.labels.fonts import Font
from traceability.labels.layout import LEADING, SMALLEST_TEXT, LabelArt, Sheet

SCAN = "Quét để kiểm tra"
DEMO = "DỮ LIỆU MINH HỌA"
# Letters of the smallest size may be narrowed to this part of their width before a name is cut.
NARROWEST = 0.85
# How many lines the product and the producer may take, best first.
_MOST_LINES = ((2, 2), (2, 1), (1, 2), (1, 1))
_SCALES = tuple(1 - step / 20 for step in range(11))
_STEP = 0.05


@dataclass(frozen=True)
class Fonts:
    """The two weights of a document."""

    regular: Font
    bold: Font

    @classmethod
    def of(cls, art: LabelArt) -> Self:
        """Both weights, cut to the words of this lot and the letters of the control line."""
        return cls(
            Font("Regular", f"{art.producer}{art.lot}{art.host}{SCAN}Lôtờtem…·–"),
            Font("Bold", f"{art.product}{DEMO}…"),
        )


@dataclass(frozen=True)
class Line:
    """One line: its font size in mm, and how far its letters are narrowed, in percent."""

    text: str
    bold: bool
    size: float
    width: int = 100


@dataclass(frozen=True)
class Lines:
    """The lines from the top, and the whole names of which only a part stands in them."""

    lines: tuple[Line, ...]
    cut: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """What the lines take, in mm."""
        return sum(line.size for line in self.lines) * LEADING


def label_lines(art: LabelArt, sheet: Sheet, fonts: Fonts) -> Lines:
    """The largest lines that fit: names take two lines and shrink before anything is cut.

    Lot and dates are never cut; a line too long for the smallest size is narrowed. The invitation
    to scan stands only where room is left.
    """
    width, height = sheet.text_room
    column = _Column(sheet, fonts, width)
    tried = [column.filled(art, *each) for each in product(_MOST_LINES, _SCALES)]
    fitting = [lines for lines in tried if lines.height <= height] or tried[-1:]
    best = min(fitting, key=lambda lines: len(lines.cut))  # the first of equals
    invited = Lines((*best.lines, column.narrowed(SCAN, best.lines[-1].size)), best.cut)
    return invited if invited.height <= height else best


@dataclass(frozen=True)
class _Column:
    """The place beside the symbol."""

    sheet: Sheet
    fonts: Fonts
    room: float

    def filled(self, art: LabelArt, most: tuple[int, int], scale: float) -> Lines:
        """What must stand there, with names over at most so many lines, at a scale of the wish."""
        name = max(SMALLEST_TEXT, self.sheet.name_size * scale)
        text = max(SMALLEST_TEXT, self.sheet.text_size * scale)
        names = self._broken(art.product, name, most[0], bold=True)
        demo = (self.narrowed(DEMO, name, bold=True),) if art.demo else ()
        producer = self._broken(art.producer, text, most[1])
        facts = [f"Lô {art.lot}", *self._dates(art, text)]
        rest = tuple(self.narrowed(fact, text) for fact in facts)
        lines = (*names.lines, *demo, *producer.lines, *rest)
        return Lines(lines, (*names.cut, *producer.cut))

    def narrowed(self, text: str, size: float, *, bold: bool = False) -> Line:
        """One line, smaller where it must be, then narrower; never cut."""
        em = self._font(bold=bold).width(text, 1)
        size = min(size, max(SMALLEST_TEXT, self.room / em))
        return Line(text, bold, size, min(100, int(100 * self.room / (em * size))))

    def _broken(self, text: str, wish: float, most: int, *, bold: bool = False) -> Lines:
        """A name over its lines, as large as it can be; narrowed, then cut, at the smallest."""
        font = self._font(bold=bold)
        for size in _sizes(wish):
            parts = broken(text, font, self.room / size, most)
            if all(font.width(part, size) <= self.room for part in parts):
                return Lines(tuple(Line(part, bold, size) for part in parts))
        wide = self.room / NARROWEST
        parts = broken(text, font, wide / SMALLEST_TEXT, most)
        kept = [fitted(part, font, SMALLEST_TEXT, wide) for part in parts]
        lines = tuple(self.narrowed(part, SMALLEST_TEXT, bold=bold) for part in kept)
        return Lines(lines, () if kept == parts else (text,))

    def _dates(self, art: LabelArt, size: float) -> list[str]:
        """The dates on one line where it is wide enough, else on two."""
        dates = [_dated("NSX", art.made_on), _dated("HSD", art.best_before)]
        known = [text for text in dates if text]
        line = " · ".join(known)
        fits = self.fonts.regular.width(line, size) <= self.room
        return [line] if line and fits else known

    def _font(self, *, bold: bool) -> Font:
        return self.fonts.bold if bold else self.fonts.regular


def broken(text: str, font: Font, ems: float, most: int) -> list[str]:
    """A text between its words over at most so many lines of `ems`; the last holds all the rest."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        taken = 1
        while taken < len(words) and font.width(" ".join(words[: taken + 1]), 1) <= ems:
            taken += 1
        lines.append(" ".join(words[:taken]))
        words = words[taken:]
    return [*lines, " ".join(words)] if words else lines


def fitted(text: str, font: Font, size: float, room: float) -> str:
    """The text, cut with an ellipsis where it is wider than the room."""
    if font.width(text, size) <= room:
        return text
    while text and font.width(text + "…", size) > room:
        text = text[:-1].rstrip()
    return text + "…"


def _sizes(wish: float) -> Iterator[float]:
    """From the size wished for down to the smallest that people read."""
    size = wish
    while size > SMALLEST_TEXT:
        yield size
        size -= _STEP
    yield SMALLEST_TEXT


def _dated(word: str, day: date | None) -> str:
    return f"{word} {day:%d/%m/%Y}" if day else ""
