"""The choices of a facet: their words, their order, and the addresses they lead to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from base.text import sort_key
from catalog.browse.facets import Tally, counts
from catalog.browse.selection import Selection
from catalog.browse.wording import WORDS, word
from catalog.rulesets.criteria_sets import groups
from themes.templatetags.themes_tags import either

NAMES = {"province_code": "province_name", "commune_here": "commune_here_name"}
TITLES: dict[str, Promise] = {
    "outcome": lazy("Certificate today"),
    "star_now": lazy("Stars in force"),
    "group": lazy("Product group"),
    "province_code": lazy("Province"),
    "commune_here": lazy("Commune"),
    "season_now": lazy("Season"),
}


def facet_values(tally: Tally, selection: Selection, column: str) -> dict[str, Any] | None:
    """Answer the values of a facet list, or None when there is nothing to choose."""
    found = counts(tally, selection.chosen, column)
    current = selection.chosen.get(column, "")
    values = {*found, current} if current else set(found)
    label = _labels(tally, column)
    items = [
        {
            "label": label(value),
            "count": found[value],
            "url": selection.choosing(column, value).query,
            "is_current": value == current,
            "remove_url": selection.without(column).query,
        }
        for value in sorted(values, key=lambda each: _place(column, each, label))
    ]
    return {"title": TITLES[column], "items": items, "is_open": bool(current)} if items else None


def chosen_words(tally: Tally, selection: Selection) -> list[str]:
    """Answer what is chosen, in words, for the title of the list."""
    return [_labels(tally, column)(value) for column, value in selection.chosen.items()]


def _labels(tally: Tally, column: str) -> Callable[[str], str]:
    if column in NAMES:
        names = {str(row[column]): row[NAMES[column]] for row in tally}
        return lambda value: names.get(value, value)
    return _WORDS[column]


def _place(column: str, value: str, label: Callable[[str], str]) -> tuple[int, str]:
    """States and groups in their own order, stars from five down, places as Vietnamese sorts."""
    orders = {"outcome": [str(each) for each in WORDS], "group": list(groups())}
    if column in orders:
        known = orders[column]
        return (known.index(value) if value in known else len(known), value)
    return (-int(value), "") if column == "star_now" else (0, sort_key(label(value)))


def _outcome(value: str) -> str:
    return word(value) if value in WORDS else value


def _group(value: str) -> str:
    return str(either(groups()[value], "name")) if value in groups() else value


def _stars(value: str) -> str:
    return ngettext("%(count)s star", "%(count)s stars", int(value)) % {"count": value}


_WORDS: dict[str, Callable[[str], str]] = {
    "outcome": _outcome,
    "group": _group,
    "star_now": _stars,
    "season_now": lambda _value: _("In season now"),
}
