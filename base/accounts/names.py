"""One canonical spelling of an e-mail address and of a Vietnamese phone number (pure)."""

from __future__ import annotations

import re

# Mobile numbers have nine digits after the 0, fixed ones ten and begin with 2.
_PHONE = re.compile(r"(?:\+?84|0)([35789]\d{8}|2\d{9})", re.ASCII)


def tidy_email(text: str) -> str:
    """Trim and lower-case; a blank text or one without `@` raises ValueError."""
    email = text.strip().lower()
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", email):
        raise ValueError(f"{text!r} is not an e-mail address.")
    return email


def tidy_phone(text: str) -> str:
    """Answer E.164 (+84…) for 0912 345 678, +84 912345678 or 0269.3823.456.

    Letters are refused rather than read as keypad digits.

    Raises:
        ValueError: not a Vietnamese fixed or mobile number.
    """
    digits = re.sub(r"[\s.\-()]", "", text)
    match = _PHONE.fullmatch(digits)
    if match is None:
        raise ValueError(f"{text!r} is not a Vietnamese phone number.")
    return f"+84{match[1]}"
