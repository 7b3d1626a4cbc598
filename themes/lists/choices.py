"""The choices of a facet: their words, their order, and the addresses they lead to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from base.rack import Rack
from base.text import sort_key
from themes.lists.facets import Facet
from themes.lists.selection import Selection

MOST_NAMES = 8192  # the country has 3,321 communes


def facet_values(
    rack: Rack, names: Mapping[str, str], found: int, selection: Selection, facet: Facet
) -> dict[str, Any] | None:
    """The values of a facet list, or None when there is nothing to choose.

    Each value is counted among what the search `found`, beside all other choices but its own and
    what is within it. `names` are those of the shelf, by value.
    """
    if facet.within and facet.within not in selection.chosen:
        return None
    others = selection.without(facet.column)
    counts = rack.counts(facet.column, found & rack.having(others.chosen))
    current = selection.chosen.get(facet.column, "")
    labels = {value: _label(facet, names, value) for value in {*counts, current} - {""}}
    order = facet.order or (lambda value: _order(labels[value]))
    items = [
        {
            "label": labels[value],
            "count": counts.get(value, 0),
            "url": selection.choosing(facet.column, value).query,
            "is_current": value == current,
            "remove_url": others.query,
        }
        for value in sorted(labels, key=lambda each: (order(each), each))
    ]
    return {"title": facet.title, "choices": items, "is_open": bool(current)} if items else None


def _label(facet: Facet, names: Mapping[str, str], value: str) -> str:
    name = names.get(value, value)
    return facet.label(name) if facet.label else name


@lru_cache(maxsize=MOST_NAMES)
def _order(name: str) -> str:
    """Kept: the order of a province's hundred communes costs more than the rest of the list."""
    return sort_key(name)
