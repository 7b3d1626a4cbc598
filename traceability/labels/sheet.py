"""Sheets of labels as PDF: vector symbols, one page at a time, memory flat."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO

from traceability.labels.artwork import code_left, crop_marks, label_artwork, show
from traceability.labels.drawing import SymbolArt
from traceability.labels.layout import (
    CONTROL_SIZE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    LabelArt,
    LabelText,
    Sheet,
)
from traceability.labels.lines import Fonts, label_lines
from traceability.labels.pdf import MM, PdfWriter
from traceability.labels.symbols import Level


@dataclass(frozen=True)
class Printed:
    """What was put on paper.

    Sheets and labels; the symbols' version, level and module in mm; and the names of which the
    labels show only a part.
    """

    sheets: int
    labels: int
    version: int
    level: Level
    module: float
    cut: tuple[str, ...] = ()


def write_sheets(
    out: BinaryIO,
    labels: Iterable[LabelText],
    art: LabelArt,
    sheet: Sheet,
    start_cell: int = 1,
    *,
    total: int | None = None,
) -> Printed:
    """Write the labels of one lot; `start_cell` (from 1) leaves the cells before it empty.

    `total`, when known, lets each sheet say which one of how many it is. ValueError without labels,
    with a start cell outside the sheet or addresses of different shapes; TooSmall before anything
    is written.
    """
    if not 1 <= start_cell <= sheet.capacity:
        raise ValueError(f"The first label stands in a cell from 1 to {sheet.capacity}.")
    waiting = iter(labels)
    first = next(waiting, None)
    if first is None:
        raise ValueError("There is no label to print.")
    press = _Press(art, sheet, first.url)
    pdf = press.open(out)
    sheets = printed = 0
    of = f"/{-(-(start_cell - 1 + total) // sheet.capacity)}" if total else ""
    for cells in _sheets(chain([first], waiting), sheet.capacity, start_cell - 1):
        sheets, printed = sheets + 1, printed + len(cells)
        control = press.control(cells, f"{sheets}{of}")
        page = [b"%.5f 0 0 %.5f 0 0 cm /C Do" % (MM, MM), control, *map(press.label, cells)]
        pdf.write_page(b"\n".join(page), PAGE_WIDTH * MM, PAGE_HEIGHT * MM)
    pdf.finish()
    symbol = press.symbol
    cut = press.lines.cut
    return Printed(sheets, printed, symbol.version, symbol.level, symbol.module, cut)


def _sheets(
    labels: Iterator[LabelText], capacity: int, skipped: int
) -> Iterator[list[tuple[int, LabelText]]]:
    """Labels with their cells, sheet by sheet; only the first sheet begins late."""
    while cells := list(enumerate(islice(labels, capacity - skipped), start=skipped)):
        yield cells
        skipped = 0


class _Press:
    """Draws the labels of one lot on one kind of sheet."""

    def __init__(self, art: LabelArt, sheet: Sheet, url: str) -> None:
        """Make ready for addresses of the shape of `url`; TooSmall."""
        self._art, self._sheet = art, sheet
        self._fonts = Fonts.of(art)
        self.symbol = SymbolArt(url, sheet)
        self.lines = label_lines(art, sheet, self._fonts)
        self._code_left = code_left(art, sheet, self._fonts)
        self._code_room = sheet.cell_width - sheet.padding - self._code_left

    def open(self, out: BinaryIO) -> PdfWriter:
        """Begin the document with its fonts and with what all labels share."""
        sheet, fonts = self._sheet, self._fonts
        pdf = PdfWriter(out, f"Tem truy xuất – {self._art.product} – lô {self._art.lot}")
        artwork = label_artwork(self._art, self.lines, sheet, fonts)
        numbers = (
            fonts.regular.embed(pdf),
            fonts.bold.embed(pdf),
            pdf.write_form(
                b"%s\n%s" % (artwork, self.symbol.common()), sheet.cell_width, sheet.cell_height
            ),
            pdf.write_form(crop_marks(sheet), PAGE_WIDTH, PAGE_HEIGHT),
        )
        pdf.write_object(
            b"<</Font<</R %d 0 R/B %d 0 R>>/XObject<</A %d 0 R/C %d 0 R>>>>" % numbers,
            pdf.resources,
        )
        return pdf

    def label(self, cell: tuple[int, LabelText]) -> bytes:
        """One label: what all share, its code, and what its symbol has of its own."""
        place, text = cell
        x, y = self._sheet.cell(place)
        return b"q 1 0 0 1 %.2f %.2f cm /A Do %s %s Q" % (
            x,
            y,
            self._code(text.code),
            self.symbol.own(text.url),
        )

    def control(self, cells: list[tuple[int, LabelText]], number: str) -> bytes:
        """The line that tells a lost sheet: lot, first and last label, sheet of how many."""
        first, last = cells[0][1].number, cells[-1][1].number
        line = f"Lô {self._art.lot} · tem {first}–{last} · tờ {number}"
        literal = self._fonts.regular.literal(line)
        return show("R", literal, CONTROL_SIZE, self._sheet.control_at)

    def _code(self, code: str) -> bytes:
        font, size = self._fonts.regular, self._sheet.text_size
        narrowed = int(100 * self._code_room / font.width(code, size)) if code else 100
        return show(
            "R", font.literal(code), size, (self._code_left, self._sheet.code_line), narrowed
        )
