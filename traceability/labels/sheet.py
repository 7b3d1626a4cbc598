"""Sheets of labels as PDF: vector symbols, one page at a time, memory flat.

Measured: 100,000 labels in 28 CPU-seconds, 28 MB of file and 33 MB of memory.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO

from traceability.labels.artwork import (
    Fonts,
    code_left,
    crop_marks,
    label_artwork,
    show,
)
from traceability.labels.layout import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    QUIET_ZONE,
    LabelArt,
    LabelText,
    Sheet,
)
from traceability.labels.pdf import MM, PdfWriter
from traceability.labels.symbols import Symbol, SymbolBatch

_RUN = re.compile("1+")
_CONTROL_SIZE = 1.6
_CONTROL_AT = (8.0, 4.0)


@dataclass(frozen=True)
class SheetCount:
    """How many sheets were written, and how many labels on them."""

    sheets: int
    labels: int


def write_sheets(
    out: BinaryIO,
    labels: Iterable[LabelText],
    art: LabelArt,
    sheet: Sheet,
    start_cell: int = 1,
    *,
    total: int | None = None,
) -> SheetCount:
    """Write the labels of one lot; `start_cell` (from 1) leaves the cells before it empty.

    `total`, when known, lets each sheet say which one of how many it is. ValueError without labels
    or with a start cell outside the sheet, TooSmall before anything is written.
    """
    if not 1 <= start_cell <= sheet.capacity:
        raise ValueError(f"The first label stands in a cell from 1 to {sheet.capacity}.")
    waiting = iter(labels)
    first = next(waiting, None)
    if first is None:
        raise ValueError("There is no label to print.")
    press = _Press(art, sheet)
    press.load(first.url)
    pdf = press.open(out)
    count = SheetCount(0, 0)
    of = f"/{-(-(start_cell - 1 + total) // sheet.capacity)}" if total else ""
    for cells in _sheets(chain([first], waiting), sheet.capacity, start_cell - 1):
        count = SheetCount(count.sheets + 1, count.labels + len(cells))
        control = press.control(cells, f"{count.sheets}{of}")
        page = [b"%.5f 0 0 %.5f 0 0 cm /C Do" % (MM, MM), control, *map(press.label, cells)]
        pdf.write_page(b"\n".join(page), PAGE_WIDTH * MM, PAGE_HEIGHT * MM)
    pdf.finish()
    return count


def _sheets(
    labels: Iterator[LabelText], capacity: int, skipped: int
) -> Iterator[list[tuple[int, LabelText]]]:
    """Labels with their cells, sheet by sheet; only the first sheet begins late."""
    while cells := list(enumerate(islice(labels, capacity - skipped), start=skipped)):
        yield cells
        skipped = 0


class _Press:
    """Draws the labels of one lot on one kind of sheet."""

    def __init__(self, art: LabelArt, sheet: Sheet) -> None:
        self._art, self._sheet = art, sheet
        self._fonts = Fonts.of(art)
        self._loaded = ("", 0)
        self._code_left = code_left(art, sheet, self._fonts)
        self._code_room = sheet.cell_width - sheet.padding - self._code_left

    def load(self, url: str) -> str:
        """Make ready for addresses of this shape and give the part that varies; TooSmall."""
        common, slash, suffix = url.rpartition("/")
        shape = (common + slash, len(suffix))
        if shape != self._loaded:
            self._batch = SymbolBatch(*shape)
            self._module = self._sheet.module(self._batch.size)
            self._runs = _runs(self._batch.size)
            self._loaded = shape
        return suffix

    def open(self, out: BinaryIO) -> PdfWriter:
        """Begin the document with its fonts and artwork."""
        sheet, fonts = self._sheet, self._fonts
        pdf = PdfWriter(out, f"Tem truy xuất – {self._art.product} – lô {self._art.lot}")
        artwork = label_artwork(self._art, sheet, fonts)
        numbers = (
            fonts.regular.embed(pdf),
            fonts.bold.embed(pdf),
            pdf.write_form(artwork, sheet.cell_width, sheet.cell_height),
            pdf.write_form(crop_marks(sheet), PAGE_WIDTH, PAGE_HEIGHT),
        )
        pdf.write_object(
            b"<</Font<</R %d 0 R/B %d 0 R>>/XObject<</A %d 0 R/C %d 0 R>>>>" % numbers,
            pdf.resources,
        )
        return pdf

    def label(self, cell: tuple[int, LabelText]) -> bytes:
        """One label: the artwork, its symbol and its code."""
        place, text = cell
        suffix = self.load(text.url)
        symbol = self._batch.symbol(suffix)
        x, y = self._sheet.cell(place)
        return b"q 1 0 0 1 %.2f %.2f cm /A Do %s q %s%s Q Q" % (
            x,
            y,
            self._code(text.code),
            self._symbol_place(),
            self._drawn(symbol),
        )

    def control(self, cells: list[tuple[int, LabelText]], number: str) -> bytes:
        """The line that tells a lost sheet: lot, first and last label, sheet of how many."""
        first, last = cells[0][1].number, cells[-1][1].number
        line = f"Lô {self._art.lot} · tem {first}–{last} · tờ {number}"
        return show("R", self._fonts.regular.literal(line), _CONTROL_SIZE, _CONTROL_AT)

    def _code(self, code: str) -> bytes:
        font, size = self._fonts.regular, self._sheet.text_size
        at = (self._code_left, self._sheet.code_line)
        squeeze = self._code_room / font.width(code, size) if code else 1
        drawn = show("R", font.literal(code), size, at)
        return drawn if squeeze >= 1 else b"%d Tz %s 100 Tz" % (int(squeeze * 100), drawn)

    def _symbol_place(self) -> bytes:
        """Make modules the unit, counted from the symbol's upper left corner downwards."""
        side, quiet = self._module, QUIET_ZONE * self._module
        top = self._sheet.cell_height - self._sheet.padding - quiet
        left = self._sheet.padding + quiet
        return b"%.4f 0 0 -%.4f %.3f %.3f cm " % (side, side, left, top)

    def _drawn(self, symbol: Symbol) -> bytes:
        """The dark runs of a symbol, filled as one path so that no hair shows between rows."""
        size, runs = symbol.size, self._runs
        bits = "0".join(f"{row:0{size}b}" for row in symbol.rows)
        return b"".join([runs[run.span()] for run in _RUN.finditer(bits)]) + b"f"


def _runs(size: int) -> dict[tuple[int, int], bytes]:
    """Every horizontal run a symbol can have, by its span in rows joined by one light module."""
    return {
        (y * (size + 1) + x, y * (size + 1) + x + width): b"%d %d %d 1 re " % (x, y, width)
        for y in range(size)
        for x in range(size)
        for width in range(1, size - x + 1)
    }
