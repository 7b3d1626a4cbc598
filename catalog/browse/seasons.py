"""Months of availability in words."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalog.products.seasons import ALL_YEAR, months_of
from themes.templatetags.themes_tags import current_language

MASKS = 4096


def season_strip(mask: int) -> SafeString:
    """Answer the finished strip of twelve months in the page's language."""
    return _strip(mask, current_language())


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


@lru_cache(maxsize=2 * MASKS)
def _strip(mask: int, language: str) -> SafeString:
    """Twelve months are a tenth of a product page's work, and there are few different strips."""
    values = {"months": months_of(mask), "words": season_words(mask)}
    return render_to_string("themes/components/season_strip.html", values)
