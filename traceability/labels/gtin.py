"""GS1's trade item numbers: 8, 12, 13 or 14 digits, the last one a check digit."""

import unicodedata

LENGTHS = frozenset({8, 12, 13, 14})
_SEPARATORS = frozenset({"Zs", "Pd", "Cf", "Cc"})


class GtinError(ValueError):
    """The text is no trade item number; the message says why."""


class GtinCharacterError(GtinError):
    """Something other than a digit stands in it."""


class GtinLengthError(GtinError):
    """It has a number of digits that no barcode has."""


class GtinCheckDigitError(GtinError):
    """Its last digit does not agree with the others: mistyped."""


def check_digit(digits: str) -> str:
    """The digit that follows these digits: weights 3, 1, 3, … from the right (GS1, section 7.9)."""
    total = sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def gtin14(text: str) -> str:
    """The fourteen digits of a barcode number; spaces, hyphens and full-width digits are forgiven.

    Raises a GtinError of its own kind for a wrong character, length or check digit.
    """
    plain = unicodedata.normalize("NFKC", text)
    digits = "".join(mark for mark in plain if unicodedata.category(mark) not in _SEPARATORS)
    if not digits:
        raise GtinLengthError("The barcode number is empty.")
    if not (digits.isascii() and digits.isdigit()):
        raise GtinCharacterError("A barcode number holds digits only.")
    if len(digits) not in LENGTHS:
        raise GtinLengthError(f"A barcode number has 8, 12, 13 or 14 digits, not {len(digits)}.")
    if check_digit(digits[:-1]) != digits[-1]:
        raise GtinCheckDigitError("The last digit of the barcode number does not fit the others.")
    return digits.zfill(14)


def is_gtin(text: str) -> bool:
    """Whether `gtin14` would accept the text."""
    try:
        gtin14(text)
    except GtinError:
        return False
    return True
