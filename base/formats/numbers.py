"""Numbers and đồng, read and written. Pure."""

import re

_NO_BREAK = "\u00a0"
_SEPARATORS = rf"[., {_NO_BREAK}\u202f]"
_GROUPED = re.compile(rf"[1-9][0-9]{{0,2}}(?:({_SEPARATORS})[0-9]{{3}}(?:\1[0-9]{{3}})*)?")
_PLAIN = re.compile(r"0|[1-9][0-9]*")
_MOST_DIGITS = 15  # far above any amount, and exact in every program that reads our files


def whole_number(text: str) -> int:
    """Read 1250000, 1.250.000, 1,250,000 or 1 250 000; one kind of separator, groups of three.

    ValueError for everything else: a fraction, a sign, a power of ten, a half-grouped number.
    """
    written = text.strip()
    if not (_PLAIN.fullmatch(written) or _GROUPED.fullmatch(written)):
        raise ValueError(f"{text[:40]!r} is not a whole number such as 1250000 or 1.250.000.")
    digits = re.sub(_SEPARATORS, "", written)
    if len(digits) > _MOST_DIGITS:
        raise ValueError(f"A number of more than {_MOST_DIGITS} digits is not an amount.")
    return int(digits)


def grouped(number: int, language: str = "vi") -> str:
    """Write a number in groups of three: 1.250.000 in Vietnamese, 1,250,000 in English."""
    english = f"{number:,}"
    return english.replace(",", ".") if language == "vi" else english


def decimal(written: str, language: str = "vi") -> str:
    """Write a number that is kept as text: "1250.5" as 1.250,5, or as 1,250.5 in English."""
    whole, point, part = written.partition(".")
    mark = "," if language == "vi" else "."
    return grouped(int(whole), language) + (mark + part if point else "")


def dong(amount: int, language: str = "vi") -> str:
    """Write an amount of đồng: "1.250.000 ₫" or "1,250,000 VND", with a no-break space."""
    unit = "₫" if language == "vi" else "VND"
    return f"{grouped(amount, language)}{_NO_BREAK}{unit}"
