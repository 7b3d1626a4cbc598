"""Months of availability in words."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from catalog.products.seasons import ALL_YEAR, months_of


def season_values(mask: int) -> dict[str, Any]:
    """The values of a strip of twelve months."""
    return {"months": months_of(mask), "words": season_words(mask)}


def season_words(mask: int) -> str:
    """Answer "Available all year." or "In season: months 2–5, 11–12."."""
    if mask == ALL_YEAR:
        return _("Available all year.")
    runs = ", ".join(_run(first, last) for first, last in month_runs(mask))
    return _("In season: months %(months)s.") % {"months": runs}


def month_runs(mask: int) -> list[tuple[int, int]]:
    """Answer first and last month of each unbroken run, January to December."""
    runs = []
    for _key, run in groupby(enumerate(months_of(mask)), lambda pair: pair[1] - pair[0]):
        months = [month for _place, month in run]
        runs.append((months[0], months[-1]))
    return runs


def _run(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
