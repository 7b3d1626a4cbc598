"""Months of availability as a twelve-bit mask (pure); bit 0 is January, no bit is all year."""

from __future__ import annotations

from collections.abc import Iterable

ALL_YEAR = 0
MONTHS = range(1, 13)


def mask_of(months: Iterable[int]) -> int:
    """Answer the mask of month numbers 1–12; all twelve are the same as all year.

    Raises:
        ValueError: a number is no month.
    """
    chosen = set(months)
    if not chosen <= set(MONTHS):
        raise ValueError("Months are numbers from 1 to 12.")
    return ALL_YEAR if len(chosen) == len(MONTHS) else sum(1 << (month - 1) for month in chosen)


def months_of(mask: int) -> tuple[int, ...]:
    """Answer the month numbers of a mask, in order."""
    if mask == ALL_YEAR:
        return tuple(MONTHS)
    return tuple(month for month in MONTHS if mask >> (month - 1) & 1)


def in_season(mask: int, month: int) -> bool:
    """Whether the product is available in `month`."""
    return month in months_of(mask)
