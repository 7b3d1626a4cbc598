"""Where things stand on a label sheet. Millimetres everywhere; origin at the lower left."""

from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Final

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
# Many office printers leave the outermost millimetres of a page blank.
PRINTER_MARGIN = 6.0
# ISO/IEC 18004 asks four modules of silence; under 0.33 mm phones begin to fail on real paper.
QUIET_ZONE = 4
SMALLEST_MODULE = 0.33
# What GS1's General Specifications ask of a symbol that holds a Digital Link.
RECOMMENDED_MODULE = 0.396
# A small x of 0.9 mm in our font: the least that Decree 43/2017/ND-CP, article 6, lets stand on a
# small pack of food (to be confirmed).
SMALLEST_TEXT = 1.7
# From line to line: marks stacked on a small letter stay clear of what hangs down from above.
LEADING = 1.15
CONTROL_SIZE = 1.8
_CONTROL_LEFT = 8.0
_CONTROL_BELOW = 2.2
_GAP = 0.6


class TooSmall(ValueError):  # noqa: N818 - says what is the case, for people
    """The symbol of `symbol` mm would have modules of `module` mm; it needs `needed` mm."""

    def __init__(self, symbol: float, module: float, needed: float) -> None:
        """Keep the figures for who tells people."""
        super().__init__(f"A symbol of {symbol:g} mm has modules of {module:.3f} mm.")
        self.symbol, self.module, self.needed = symbol, module, needed


@dataclass(frozen=True)
class LabelText:
    """What differs from label to label.

    `url` goes into the symbol, `code` is read by people, `number` counts labels of the lot from 1.
    """

    url: str
    code: str
    number: int


@dataclass(frozen=True)
class LabelArt:
    """What all labels of a lot share. Dates are local days; names are cut where nothing helps."""

    product: str
    producer: str
    lot: str
    host: str
    made_on: date | None = None
    best_before: date | None = None
    demo: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet of equal cells in the middle of an A4 page; ValueError when they do not fit on it.

    `symbol` is the side of the QR symbol with its quiet zone. `name_size` and `text_size` are the
    font sizes wished for; `code_line` is the height of the line with the host and the code, over
    the lower edge of the cell.
    """

    columns: int
    rows: int
    cell_width: float
    cell_height: float
    symbol: float
    padding: float
    name_size: float
    text_size: float
    code_line: float

    def __post_init__(self) -> None:
        """Refuse a sheet that is larger than the page or whose cells are smaller than a symbol."""
        if self.columns * self.cell_width > PAGE_WIDTH or self.control_at[1] < PRINTER_MARGIN:
            raise ValueError("The labels and their control line do not fit on an A4 page.")
        below = self.cell_height - self.padding - self.symbol
        if below < self.code_line + self.text_size or self.symbol > self.cell_width / 2:
            raise ValueError("The symbol does not fit on the label.")

    @property
    def capacity(self) -> int:
        """How many labels one sheet holds."""
        return self.columns * self.rows

    @property
    def widest(self) -> int:
        """How many modules wide a symbol may be with each as large as GS1 recommends."""
        return int(self.symbol / RECOMMENDED_MODULE) - 2 * QUIET_ZONE

    @property
    def text_left(self) -> float:
        """Where the lines beside the symbol begin, from the left edge of the cell."""
        return self.padding + self.symbol + _GAP

    @property
    def text_room(self) -> tuple[float, float]:
        """Width and height for the lines beside the symbol, down to the line of the code."""
        height = self.cell_height - self.padding - self.code_line - self.text_size * LEADING
        return self.cell_width - self.padding - self.text_left, height

    @property
    def control_at(self) -> tuple[float, float]:
        """Where the control line begins: under the labels, where a printer still prints."""
        return max(_CONTROL_LEFT, self._left + 2), self._bottom - _CONTROL_BELOW

    def cell(self, place: int) -> tuple[float, float]:
        """The lower left corner of a cell, counted from 0 along the rows from the top."""
        row, column = divmod(place, self.columns)
        return (
            self._left + column * self.cell_width,
            self._bottom + (self.rows - 1 - row) * self.cell_height,
        )

    def corners(self) -> list[tuple[float, float]]:
        """The points where cells meet, for crop marks."""
        return [
            (self._left + column * self.cell_width, self._bottom + row * self.cell_height)
            for row in range(self.rows + 1)
            for column in range(self.columns + 1)
        ]

    def module(self, modules: int) -> float:
        """The side of one module of a symbol this many modules wide; TooSmall under 0.33 mm."""
        side = self.symbol / (modules + 2 * QUIET_ZONE)
        if side < SMALLEST_MODULE:
            needed = ceil(10 * SMALLEST_MODULE * (modules + 2 * QUIET_ZONE)) / 10
            raise TooSmall(self.symbol, side, needed)
        return side

    @property
    def _left(self) -> float:
        return (PAGE_WIDTH - self.columns * self.cell_width) / 2

    @property
    def _bottom(self) -> float:
        return (PAGE_HEIGHT - self.rows * self.cell_height) / 2


# Why 70 x 35 mm and not 37: docs/decisions/0013.
SHEETS: Final = {
    "3x8": Sheet(3, 8, 70, 35, 22, 4.5, 3.2, 2.2, 3.6),
    "4x10": Sheet(4, 10, 48.5, 25.4, 18, 2.5, 2.4, 1.85, 2.4),
    "5x13": Sheet(5, 13, 38, 21, 15, 1.5, 2.1, 1.75, 1.8),
}
DEFAULT_SHEET = "3x8"
