"""QR symbols: the highest level that leaves modules wide enough, else the smallest that reads.

How wide a symbol may be is told by who prints it. Within that width a higher level costs nothing
but modules that are large enough anyway, and a label is torn, stained and bent. Where no level at
all leaves such modules, more modules would cost more reads than error correction gives back: then
the smallest version counts, at level M or better.

`SymbolBatch` makes thousands. For a fixed version, level and mask, placement and Reed-Solomon are
linear over GF(2): a symbol is one base picture XOR one pattern per data bit. All pictures come from
`qrcode` itself, so no error correction of our own has to be trusted.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from qrcode import QRCode, constants
from qrcode.exceptions import DataOverflowError

Level = Literal["L", "M", "Q", "H"]

ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
# No fixed mask reads worse than the automatic one (differences within noise in 22 conditions).
MASK = 3

_LEVELS: dict[Level, int] = {
    "L": constants.ERROR_CORRECT_L,
    "M": constants.ERROR_CORRECT_M,
    "Q": constants.ERROR_CORRECT_Q,
    "H": constants.ERROR_CORRECT_H,
}
_BASE = len(ALPHANUMERIC)
# Bits of one and of two characters.
_BITS = {1: 6, 2: 11}
# The values of one and of two characters that stand in the base picture. Any of their bits may be
# turned over and gives characters again. Zeros would not do: `qrcode` fails on a block of zeros.
_RESTING = {1: 10, 2: 341}
_FROM_THE_HIGHEST: tuple[Level, ...] = ("H", "Q", "M")
_VALUES = {symbol: value for value, symbol in enumerate(ALPHANUMERIC)}


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR symbol without its quiet zone.

    `picture` holds its rows from the top, one light module behind each; the leftmost module of the
    first row is the highest bit.
    """

    version: int
    level: Level
    size: int
    picture: int


def fitting(text: str, widest: int = 0) -> tuple[int, Level]:
    """Version and level for a text on paper that has room for `widest` modules (docs above).

    ValueError when no symbol holds the text.
    """
    for level in _FROM_THE_HIGHEST:
        version = _version(text, level)
        if version and size_of(version) <= widest:
            return version, level
    version = _version(text, "M")
    if not version:
        raise ValueError("The text is too long for a QR symbol.")
    return version, next(level for level in _FROM_THE_HIGHEST if _version(text, level) == version)


def size_of(version: int) -> int:
    """How many modules wide a symbol of this version is."""
    return 17 + 4 * version


class SymbolBatch:
    """Symbols of texts with a common prefix and suffixes of one length, all alphanumeric."""

    def __init__(self, prefix: str, suffix_length: int, widest: int = 0) -> None:
        """Choose version and level as `fitting`; ValueError as there."""
        if not _VALUES.keys() >= set(prefix):
            raise ValueError("A printed address holds capitals, digits and $%*+-./: only.")
        self.version, self.level = fitting(prefix + "0" * suffix_length, widest)
        self.size = size_of(self.version)
        # Two characters share eleven bits, so an odd last one of the prefix pairs with the suffix.
        even = len(prefix) // 2 * 2
        self._fixed, self._carried = prefix[:even], prefix[even:]
        self._suffix_length = suffix_length
        self._varied_length = len(self._carried) + suffix_length
        self._base = self._drawn(self._resting(self._varied_length))
        self._patterns: dict[tuple[int, str], int] = {}
        self._bit_patterns: dict[tuple[int, int], int] = {}

    def symbol(self, suffix: str) -> Symbol:
        """The symbol of prefix + suffix; ValueError for another length or character."""
        if len(suffix) != self._suffix_length or not _VALUES.keys() >= set(suffix):
            raise ValueError(f"The suffix has {self._suffix_length} alphanumeric characters.")
        varied = self._carried + suffix
        picture = self._base
        for place in range(0, self._varied_length, 2):
            picture ^= self._pattern(place, varied[place : place + 2])
        return Symbol(self.version, self.level, self.size, picture)

    @cached_property
    def varied(self) -> int:
        """The modules in which two symbols may differ; all others are the same in each."""
        changed = 0
        for place in range(0, self._varied_length, 2):
            width = min(2, self._varied_length - place)
            for bit in range(_BITS[width]):
                changed |= self._bit_pattern(place, bit, width)
        return changed

    @cached_property
    def common(self) -> int:
        """The dark modules all symbols share."""
        return self._base & ~self.varied

    def _pattern(self, place: int, characters: str) -> int:
        """What these one or two characters change in the base picture: 2,025 pairs a place."""
        known = self._patterns.get((place, characters))
        if known is not None:
            return known
        pattern = 0
        value = _value(characters) ^ _RESTING[len(characters)]
        for bit in range(_BITS[len(characters)]):
            if value >> bit & 1:
                pattern ^= self._bit_pattern(place, bit, len(characters))
        self._patterns[place, characters] = pattern
        return pattern

    def _bit_pattern(self, place: int, bit: int, width: int) -> int:
        """What one data bit changes, taken from a symbol `qrcode` draws with this bit alone."""
        if (place, bit) not in self._bit_patterns:
            turned = _characters(_RESTING[width] ^ 1 << bit, width)
            before, length = self._resting(place), self._varied_length
            after = self._resting(length)[place + width :]
            self._bit_patterns[place, bit] = self._base ^ self._drawn(before + turned + after)
        return self._bit_patterns[place, bit]

    @staticmethod
    def _resting(length: int) -> str:
        pairs, odd = divmod(length, 2)
        return _characters(_RESTING[2], 2) * pairs + _characters(_RESTING[1], 1) * odd

    def _drawn(self, varied: str) -> int:
        return _picture(self._fixed + varied, self.version, self.level)


def _value(characters: str) -> int:
    value = 0
    for character in characters:
        value = value * _BASE + _VALUES[character]
    return value


def _characters(value: int, width: int) -> str:
    """The one or two characters with this value."""
    return "".join(ALPHANUMERIC[value // _BASE**place % _BASE] for place in reversed(range(width)))


def _code(text: str, version: int | None, level: Level, mask: int | None) -> QRCode:
    code = QRCode(version, error_correction=_LEVELS[level], mask_pattern=mask)
    # In one segment: qrcode's splitting into numeric and other parts makes our symbols bigger.
    code.add_data(text, optimize=0)
    return code


def _version(text: str, level: Level) -> int:
    """The smallest version that holds the text at this level; 0 when none does."""
    try:
        return int(_code(text, None, level, None).best_fit())
    except (DataOverflowError, ValueError):
        return 0


def _picture(text: str, version: int, level: Level) -> int:
    """All modules of one symbol as one number, rows as in `Symbol.picture`."""
    code = _code(text, version, level, MASK)
    code.make(fit=False)
    rows = ("".join("1" if dark else "0" for dark in row) for row in code.modules)
    return int("".join(f"{row}0" for row in rows), 2)
