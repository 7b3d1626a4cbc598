"""Symbols as ink: PDF operators, most of which all labels of a lot share."""

import re

from traceability.labels.layout import QUIET_ZONE, Sheet
from traceability.labels.symbols import SymbolBatch

_RUN = re.compile("1+")


class SymbolArt:
    """The symbols of one lot on one kind of sheet, in the place they have on a label.

    Prefix, error correction over it, finders and timing are the same in all symbols of a lot, so
    they are drawn once per document; each label adds the modules of its own. That holds a symbol of
    a higher level to the size in bytes of a smaller one. Where the two meet, a screen that softens
    edges shows a hair; paper does not.
    """

    def __init__(self, url: str, sheet: Sheet) -> None:
        """Make ready for addresses that differ from `url` in their last part only; TooSmall."""
        common, slash, suffix = url.rpartition("/")
        self._prefix = common + slash
        self._batch = SymbolBatch(self._prefix, len(suffix), sheet.widest)
        self.version, self.level = self._batch.version, self._batch.level
        self.module = sheet.module(self._batch.size)
        self._place = _place(sheet, self.module)
        self._runs = _runs(self._batch.size)

    def common(self) -> bytes:
        """The dark modules all symbols share."""
        return self._filled(self._batch.common)

    def own(self, url: str) -> bytes:
        """The other dark modules of one symbol; ValueError for an address of another shape."""
        if not url.startswith(self._prefix):
            raise ValueError("The addresses of a document differ in their last part only.")
        symbol = self._batch.symbol(url[len(self._prefix) :])
        return self._filled(symbol.picture & self._batch.varied)

    def _filled(self, picture: int) -> bytes:
        """The dark runs of a picture, filled as one path so that no hair shows between rows."""
        bits = f"{picture:0{self._batch.size * (self._batch.size + 1)}b}"
        runs = b"".join([self._runs[run.span()] for run in _RUN.finditer(bits)])
        return b"q %s%sf Q" % (self._place, runs)


def _place(sheet: Sheet, module: float) -> bytes:
    """Make modules the unit, counted from the symbol's upper left corner downwards."""
    quiet = QUIET_ZONE * module
    left, top = sheet.padding + quiet, sheet.cell_height - sheet.padding - quiet
    return b"%.4f 0 0 -%.4f %.3f %.3f cm " % (module, module, left, top)


def _runs(size: int) -> dict[tuple[int, int], bytes]:
    """Every horizontal run a symbol can have, by its span in rows with one light module between."""
    return {
        (y * (size + 1) + x, y * (size + 1) + x + width): b"%d %d %d 1 re " % (x, y, width)
        for y in range(size)
        for x in range(size)
        for width in range(1, size - x + 1)
    }
