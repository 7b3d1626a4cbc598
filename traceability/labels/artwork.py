"""The part of a label that is the same on every pack of a lot, drawn once per document."""

from traceability.labels.layout import LEADING, LabelArt, Sheet
from traceability.labels.lines import Fonts, Lines

_GAP = 1.0
_TICK = 1.2


def label_artwork(art: LabelArt, lines: Lines, sheet: Sheet, fonts: Fonts) -> bytes:
    """The common texts of one label, beside and under its symbol, in millimetres."""
    drawn: list[bytes] = []
    top = sheet.cell_height - sheet.padding
    for line in lines.lines:
        name, font = ("B", fonts.bold) if line.bold else ("R", fonts.regular)
        top -= line.size * LEADING
        at = (sheet.text_left, top)
        drawn.append(show(name, font.literal(line.text), line.size, at, line.width))
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


def show(
    font: str, literal: bytes, size: float, at: tuple[float, float], width: int = 100
) -> bytes:
    """One line of text as PDF operators, its letters narrowed to `width` percent."""
    drawn = b"BT /%s %.2f Tf %.2f %.2f Td %s Tj ET" % (font.encode(), size, *at, literal)
    return drawn if width >= 100 else b"%d Tz %s 100 Tz" % (width, drawn)  # noqa: PLR2004
