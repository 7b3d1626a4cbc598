"""The part of a label that is the same on every pack of a lot, drawn once per document.

The words are Vietnamese whatever the language of the desk: a label on goods sold in Viet Nam is
in Vietnamese (Decree 43/2017/ND-CP, article 7).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

from traceability.labels.fonts import Font
from traceability.labels.layout import LabelArt, Sheet

SCAN = "Quét để kiểm tra"
DEMO = "DỮ LIỆU MINH HỌA"
LEADING = 1.2
_GAP = 1.0
_TICK = 1.2


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


def label_artwork(art: LabelArt, sheet: Sheet, fonts: Fonts) -> bytes:
    """The common texts of one label, beside and under its symbol, in millimetres."""
    drawn: list[bytes] = []
    left = sheet.padding + sheet.symbol + _GAP
    room = sheet.cell_width - sheet.padding - left
    top = sheet.cell_height - sheet.padding
    for bold, text in _lines(art, sheet, fonts, room):
        font, size = _style(sheet, fonts, bold=bold)
        top -= size * LEADING
        drawn.append(show("B" if bold else "R", font.literal(text), size, (left, top)))
    host = fonts.regular.literal(art.host.lower())
    drawn.append(show("R", host, sheet.text_size, (sheet.padding, sheet.code_line)))
    return b"\n".join(drawn)


def crop_marks(sheet: Sheet) -> bytes:
    """Hair-thin grey crosses where cells meet."""
    marks = [
        b"%.2f %.2f m %.2f %.2f l %.2f %.2f m %.2f %.2f l"
        % (x - _TICK, y, x + _TICK, y, x, y - _TICK, x, y + _TICK)
        for x, y in sheet.corners()
    ]
    return b"0.6 G 0.1 w %s S" % b" ".join(marks)


def code_left(art: LabelArt, sheet: Sheet, fonts: Fonts) -> float:
    """Where the code begins on its line, after the host."""
    return sheet.padding + fonts.regular.width(art.host.lower(), sheet.text_size) + _GAP


def show(font: str, literal: bytes, size: float, at: tuple[float, float]) -> bytes:
    """One line of text as PDF operators."""
    return b"BT /%s %.2f Tf %.2f %.2f Td %s Tj ET" % (font.encode(), size, *at, literal)


def fitted(text: str, font: Font, size: float, room: float) -> str:
    """The text, cut with an ellipsis where it is wider than the room."""
    if font.width(text, size) <= room:
        return text
    while text and font.width(text + "…", size) > room:
        text = text[:-1].rstrip()
    return text + "…"


def _lines(art: LabelArt, sheet: Sheet, fonts: Fonts, room: float) -> Iterator[tuple[bool, str]]:
    """The lines beside the symbol from the top; True for a bold one."""
    for line in _wrapped(art.product, fonts.bold, sheet, room):
        yield True, line
    if art.demo:
        yield True, fitted(DEMO, fonts.bold, sheet.name_size, room)
    plain = [art.producer, f"Lô {art.lot}", *_dates(art, sheet, fonts, room), SCAN]
    for line in plain:
        yield False, fitted(line, fonts.regular, sheet.text_size, room)


def _dates(art: LabelArt, sheet: Sheet, fonts: Fonts, room: float) -> list[str]:
    """The dates on one line where it is wide enough, else on two."""
    dates = [_dated("NSX", art.made_on), _dated("HSD", art.best_before)]
    known = [text for text in dates if text]
    line = " · ".join(known)
    return [line] if line and fonts.regular.width(line, sheet.text_size) <= room else known


def _dated(word: str, day: date | None) -> str:
    return f"{word} {day:%d/%m/%Y}" if day else ""


def _wrapped(name: str, font: Font, sheet: Sheet, room: float) -> list[str]:
    """A product name over its lines, broken between words; the last line is cut to fit."""
    lines: list[str] = []
    words = name.split()
    while words and len(lines) < sheet.name_lines - 1:
        taken = 1
        while taken < len(words) and _fits(words[: taken + 1], font, sheet, room):
            taken += 1
        lines.append(fitted(" ".join(words[:taken]), font, sheet.name_size, room))
        words = words[taken:]
    rest = " ".join(words)
    return [*lines, fitted(rest, font, sheet.name_size, room)] if rest else lines


def _fits(words: list[str], font: Font, sheet: Sheet, room: float) -> bool:
    return font.width(" ".join(words), sheet.name_size) <= room


def _style(sheet: Sheet, fonts: Fonts, *, bold: bool) -> tuple[Font, float]:
    return (fonts.bold, sheet.name_size) if bold else (fonts.regular, sheet.text_size)
