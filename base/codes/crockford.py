"""Crockford's base 32: the thirty-two symbols that survive print, speech and typing."""

import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS_PER_SYMBOL = 5
GROUP = 4

_LOOKALIKES = str.maketrans("OIL", "011")
_TO_PYTHON = str.maketrans(ALPHABET, "0123456789ABCDEFGHIJKLMNOPQRSTUV")
_SYMBOLS = frozenset(ALPHABET)
_PAIRS = tuple(first + second for first in ALPHABET for second in ALPHABET)
_TRAILING = ".,;:!?)\"'"
# Cc, Cf: controls, zero-width and direction marks; Pd: every hyphen and dash; Z: every space.
_SILENT = frozenset({"Cc", "Cf", "Pd", "Zs", "Zl", "Zp"})


def tidy(text: str) -> str:
    """Say what a person meant who typed, pasted or dictated a code. Never raises.

    Upper case; O is 0, I and L are 1; hyphens, spaces, zero-width marks and the full stop, comma
    or bracket that a chat puts behind a code are dropped; full-width letters become plain ones.
    """
    if text.isascii() and text.isalnum():  # as printed: nothing to drop
        return text.upper().translate(_LOOKALIKES)
    plain = unicodedata.normalize("NFKC", text)
    kept = "".join(symbol for symbol in plain if unicodedata.category(symbol) not in _SILENT)
    return kept.rstrip(_TRAILING).upper().translate(_LOOKALIKES)


def encode(value: int, length: int) -> str:
    """Write a number in exactly `length` symbols; ValueError when it does not fit."""
    if value < 0 or value >> (BITS_PER_SYMBOL * length):
        raise ValueError(f"{value} does not fit in {length} Crockford symbols.")
    pairs = []
    for _ in range((length + 1) // 2):
        pairs.append(_PAIRS[value & 1023])
        value >>= 2 * BITS_PER_SYMBOL
    return "".join(reversed(pairs))[length % 2 :]


def decode(text: str) -> int:
    """Read a number written by `encode`; ValueError on any character outside the alphabet.

    Strict: what people type goes through `tidy` first.
    """
    if not text or not _SYMBOLS.issuperset(text):
        raise ValueError("A code is written with 0-9 and A-Z without I, L, O and U.")
    return int(text.translate(_TO_PYTHON), 32)


def is_crockford(text: str) -> bool:
    """Whether the text is not empty and holds nothing but symbols of the alphabet."""
    return bool(text) and _SYMBOLS.issuperset(text)


def grouped(text: str) -> str:
    """Break a code into fours with hyphens, the way it is printed for reading: 7K3M-9P2X."""
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))
