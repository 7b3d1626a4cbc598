"""QR symbols: the smallest version that fits at level M, then the highest level it still holds.

Measured: at equal print size more modules cost more reads than error correction gives back, and a
higher level inside the same version costs nothing.

`SymbolBatch` makes thousands. For a fixed version, level and mask, placement and Reed-Solomon are
linear over GF(2): a symbol is one base picture XOR one pattern per data bit. All pictures come from
`qrcode` itself, so no error correction of our own has to be trusted.
"""

from dataclasses import dataclass
from functools import cache
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
_PAIR_BITS = 11
_VALUES = {symbol: value for value, symbol in enumerate(ALPHANUMERIC)}


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR symbol without its quiet zone: rows from the top, leftmost module the highest bit."""

    version: int
    level: Level
    size: int
    rows: tuple[int, ...]


def matrix(text: str) -> Symbol:
    """The symbol of one text, with the mask `qrcode` finds best; ValueError when none holds it."""
    version, level = fitting(text)
    return _symbol(version, level, _picture(text, version, level, mask=None))


def fitting(text: str) -> tuple[int, Level]:
    """The smallest version that holds the text at level M, and the highest level it then allows."""
    try:
        version = _version(text, "M")
    except (DataOverflowError, ValueError):
        raise ValueError("The text is too long for a QR symbol.") from None
    boosted: tuple[Level, ...] = ("H", "Q")
    for level in boosted:
        if _fits(text, version, level):
            return version, level
    return version, "M"


class SymbolBatch:
    """Symbols of texts with a common prefix and suffixes of one length, all alphanumeric."""

    def __init__(self, prefix: str, suffix_length: int) -> None:
        """Choose version and level; patterns come when first needed. ValueError as `fitting`."""
        if not _VALUES.keys() >= set(prefix):
            raise ValueError("A printed address holds capitals, digits and $%*+-./: only.")
        self.version, self.level = fitting(prefix + "0" * suffix_length)
        self.size = _size(self.version)
        # Two characters share eleven bits, so an odd last one of the prefix pairs with the suffix.
        even = len(prefix) // 2 * 2
        self._fixed, self._carried = prefix[:even], prefix[even:]
        self._suffix_length = suffix_length
        self._varied_length = len(self._carried) + suffix_length
        self._base = self._drawn("0" * self._varied_length)
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
        return _symbol(self.version, self.level, picture)

    def _pattern(self, place: int, characters: str) -> int:
        """What these one or two characters change in the picture of zeros: 2,025 pairs a place."""
        known = self._patterns.get((place, characters))
        if known is not None:
            return known
        pattern = 0
        value = _value(characters)
        for bit in range(_PAIR_BITS):
            if value >> bit & 1:
                pattern ^= self._bit_pattern(place, bit, len(characters))
        self._patterns[place, characters] = pattern
        return pattern

    def _bit_pattern(self, place: int, bit: int, width: int) -> int:
        """What one data bit changes, taken from a symbol `qrcode` draws with this bit alone."""
        if (place, bit) not in self._bit_patterns:
            one = _characters(1 << bit, width)
            rest = "0" * (self._varied_length - place - width)
            self._bit_patterns[place, bit] = self._base ^ self._drawn("0" * place + one + rest)
        return self._bit_patterns[place, bit]

    def _drawn(self, varied: str) -> int:
        return _picture(self._fixed + varied, self.version, self.level, MASK)


def _value(characters: str) -> int:
    value = 0
    for character in characters:
        value = value * _BASE + _VALUES[character]
    return value


def _characters(value: int, width: int) -> str:
    """The one or two characters with this value: every power of two up to 1,024 is a pair."""
    return "".join(ALPHANUMERIC[value // _BASE**place % _BASE] for place in reversed(range(width)))


@cache
def _size(version: int) -> int:
    return 17 + 4 * version


def _code(text: str, version: int | None, level: Level, mask: int | None) -> QRCode:
    code = QRCode(version, error_correction=_LEVELS[level], mask_pattern=mask)
    # In one segment: qrcode's splitting into numeric and other parts makes our symbols bigger.
    code.add_data(text, optimize=0)
    return code


def _version(text: str, level: Level) -> int:
    return int(_code(text, None, level, None).best_fit())


def _fits(text: str, version: int, level: Level) -> bool:
    try:
        return _version(text, level) <= version
    except (DataOverflowError, ValueError):
        return False


def _picture(text: str, version: int, level: Level, mask: int | None) -> int:
    """All modules of one symbol as one number, row by row from the top."""
    code = _code(text, version, level, mask)
    code.make(fit=False)
    bits = ("1" if dark else "0" for row in code.modules for dark in row)
    return int("".join(bits), 2)


def _symbol(version: int, level: Level, picture: int) -> Symbol:
    size = _size(version)
    bits = f"{picture:0{size * size}b}"
    rows = tuple(int(bits[start : start + size], 2) for start in range(0, size * size, size))
    return Symbol(version, level, size, rows)
