"""Product-level codes of packs printed in bulk: eight random symbols and one check symbol.

The check is a Reed-Solomon parity over GF(32): the symbols, each multiplied by its own power of a
primitive element, add up to zero. No power is zero, so every single wrong symbol shows; no two
powers are equal, so every exchange of two different symbols shows, wherever they stand.
"""

import secrets
from collections.abc import Callable

from base.codes.crockford import ALPHABET

LENGTH = 9
_PRIMITIVE = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)
_FIELD = 32
_VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)}


def new_code(random: Callable[[int], int] = secrets.randbelow) -> str:
    """Draw a fresh code of nine symbols; `random(n)` gives a number from 0 to n - 1.

    A code always holds a digit, so that no word of a search can be taken for one.
    """
    while True:
        symbols = "".join(ALPHABET[random(_FIELD)] for _ in range(LENGTH - 1))
        if any(symbol.isdigit() for symbol in symbols):
            return symbols + ALPHABET[_times_alpha(_weighted_sum(symbols))]


def is_well_formed(code: str) -> bool:
    """Whether nine symbols agree with each other; says nothing of whether the code was issued."""
    return len(code) == LENGTH and set(code) <= _VALUES.keys() and not _weighted_sum(code)


def _weighted_sum(symbols: str) -> int:
    """Add the symbols in GF(32), the last one weighing one and each before it alpha times more."""
    total = 0
    for symbol in symbols:
        total = _times_alpha(total) ^ _VALUES[symbol]
    return total


def _times_alpha(value: int) -> int:
    doubled = value << 1
    return doubled ^ _PRIMITIVE if doubled & _FIELD else doubled
