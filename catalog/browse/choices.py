"""The choices of a facet: their words, their order, and the addresses they lead to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from base.text import sort_key
from catalog.browse.selection import Selection
from catalog.browse.wording import WORDS, place_words, word
from catalog.rulesets.criteria_sets import groups
from catalog.window.shelf import Shelf
from themes.language import current_language, either

COMMUNES = 3321
PLACES = ("province_code", "commune_code")
TITLES: dict[str, Promise] = {
    "outcome": lazy("Certificate today"),
    "star_now": lazy("Stars in force"),
    "group": lazy("Product group"),
    "province_code": lazy("Province"),
    "commune_code": lazy("Commune"),
    "season_now": lazy("Season"),
}


def facet_values(
    shelf: Shelf, found: int, selection: Selection, column: str
) -> dict[str, Any] | None:
    """The values of a facet list, or None when there is nothing to choose.

    Each value is counted among what the search `found`, beside all other choices but its own; a
    province without its communes. Communes are offered within one province: all are too many.
    """
    if column == "commune_code" and "province_code" not in selection.chosen:
        return None
    others = selection.without(column)
    counts = shelf.rack.counts(column, found & shelf.rack.having(others.chosen))
    current = selection.chosen.get(column, "")
    label = _labels(shelf.stock.names, column)
    items = [
        {
            "label": label(value),
            "count": counts.get(value, 0),
            "url": selection.choosing(column, value).query,
            "is_current": value == current,
            "remove_url": others.query,
        }
        for value in sorted({*counts, current} - {""}, key=lambda each: _place(column, each, label))
    ]
    return {"title": TITLES[column], "choices": items, "is_open": bool(current)} if items else None


def _labels(names: Mapping[str, str], column: str) -> Callable[[str], str]:
    if column not in PLACES:
        return _WORDS[column]
    english = current_language() == "en"
    return lambda value: place_words(names.get(value, value), english=english)


def _place(column: str, value: str, label: Callable[[str], str]) -> tuple[int, str]:
    """States and groups in their own order, stars from five down, places as Vietnamese sorts."""
    orders = {"outcome": [str(each) for each in WORDS], "group": list(groups())}
    if column in orders:
        known = orders[column]
        return (known.index(value) if value in known else len(known), value)
    return (-int(value), "") if column == "star_now" else (0, _order(label(value)))


@lru_cache(maxsize=2 * COMMUNES)
def _order(name: str) -> str:
    """Kept: the order of a province's hundred communes costs more than the rest of the list."""
    return sort_key(name)


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
