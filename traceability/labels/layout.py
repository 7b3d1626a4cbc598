"""Where things stand on a label sheet. Millimetres everywhere; origin at the lower left."""

from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from typing import Final, Self

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
# ISO/IEC 18004 asks four modules of silence; under 0.33 mm phones begin to fail on real paper.
QUIET_ZONE = 4
SMALLEST_MODULE = 0.33


class TooSmall(ValueError):  # noqa: N818 - says what is the case, for people
    """The symbol would be printed with modules too small to be read."""


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
    """What all labels of a lot share. Dates are local days; texts are cut where they do not fit."""

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

    `symbol` is the side of the QR symbol with its quiet zone. `name_size` and `text_size` are font
    sizes; `name_lines` says over how many lines a product name may run; `code_line` is the height
    of the line with the host and the code, over the lower edge of the cell.
    """

    columns: int
    rows: int
    cell_width: float
    cell_height: float
    symbol: float
    padding: float
    name_size: float
    text_size: float
    name_lines: int
    code_line: float

    def __post_init__(self) -> None:
        """Refuse a sheet that is larger than the page or whose cells are smaller than a symbol."""
        width, height = self.columns * self.cell_width, self.rows * self.cell_height
        if width > PAGE_WIDTH or height > PAGE_HEIGHT:
            raise ValueError("The labels do not fit on an A4 page.")
        below = self.cell_height - self.padding - self.symbol
        if below < self.code_line + self.text_size or self.symbol > self.cell_width / 2:
            raise ValueError("The symbol does not fit on the label.")

    @property
    def capacity(self) -> int:
        """How many labels one sheet holds."""
        return self.columns * self.rows

    def with_symbol(self, side: float) -> Self:
        """The same sheet with a symbol of another side."""
        return replace(self, symbol=side)

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
            raise TooSmall(
                f"A symbol of {self.symbol:g} mm would have modules of {side:.3f} mm; phones need "
                f"{SMALLEST_MODULE} mm. Choose a larger label (symbol of {needed:.1f} mm or more) "
                "or a shorter address."
            )
        return side

    @property
    def _left(self) -> float:
        return (PAGE_WIDTH - self.columns * self.cell_width) / 2

    @property
    def _bottom(self) -> float:
        return (PAGE_HEIGHT - self.rows * self.cell_height) / 2


SHEETS: Final = {
    "3x8": Sheet(3, 8, 70, 37, 15, 4.5, 3.2, 2.2, 2, 7.5),
    "4x10": Sheet(4, 10, 48.5, 25.4, 15, 2.5, 2.4, 1.75, 1, 2.8),
    "5x13": Sheet(5, 13, 38, 21, 13, 2, 2.1, 1.6, 1, 2.3),
}
DEFAULT_SHEET = "3x8"
