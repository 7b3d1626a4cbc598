"""A list with search, facets and pages: one query for the tally, one for the rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.db.models import Case, CharField, Count, F, Min, Q, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.browse.facets import Tally, counts, total
from catalog.browse.queries import RegisterRows
from catalog.browse.selection import Selection
from catalog.browse.wording import WORDS, word
from catalog.rulesets.criteria_sets import groups
from themes.templatetags.themes_tags import either

PAGE_SIZE = 24
NAMES = {"province_code": "province_name", "commune_code": "commune_name"}


@dataclass(frozen=True)
class Listing:
    """One page of a list and the choices around it."""

    rows: list[Any]
    total: int
    selection: Selection
    facets: list[dict[str, Any]]
    changes_at: dt.datetime | None

    @property
    def pager(self) -> dict[str, Any]:
        """The values of the pager."""
        last, page = max(1, ceil(self.total / PAGE_SIZE)), self.selection.page
        return {
            "number": page,
            "total": last,
            "previous_url": self.selection.on(page - 1).query if page > 1 else "",
            "next_url": self.selection.on(page + 1).query if page < last else "",
        }


def listing(
    rows: RegisterRows[Any], selection: Selection, columns: Sequence[str], at: dt.datetime
) -> Listing:
    """Answer the page chosen, or the last one when the list is shorter."""
    found = _with_communes(rows.standing_at(at).containing(selection.text), selection, columns)
    tally = tally_of(found, columns, at)
    number = total(tally, selection.chosen)
    selection = selection.on(min(selection.page, max(1, ceil(number / PAGE_SIZE))))
    start = (selection.page - 1) * PAGE_SIZE
    page = found.filter(**selection.chosen).order_by("sort_key", "pk")
    return Listing(
        rows=list(page.only("document")[start : start + PAGE_SIZE]) if number else [],
        total=number,
        selection=selection,
        facets=[facet for column in columns if (facet := _facet(tally, selection, column))],
        changes_at=changes_at(tally),
    )


def tally_of(found: RegisterRows[Any], columns: Sequence[str], at: dt.datetime) -> Tally:
    """Answer the number of rows of every combination of the columns, in one query."""
    named = [NAMES[column] for column in columns if column in NAMES]
    lapses = Min("blocked_until", filter=Q(blocked_until__gt=at))
    return list(
        found.order_by().values(*columns, *named).annotate(n=Count("pk"), lapses=lapses)
    )


def changes_at(tally: Tally) -> dt.datetime | None:
    """Answer the first moment at which a suspension lapses and the counts change by themselves."""
    return min((row["lapses"] for row in tally if row["lapses"]), default=None)


def _with_communes(
    found: RegisterRows[Any], selection: Selection, columns: Sequence[str]
) -> RegisterRows[Any]:
    """Tell communes apart only within the chosen province; a tally of all would be too long."""
    if "commune_code" not in columns:
        return found
    here = Q(province_code=selection.chosen.get("province_code", "none"))
    for name in ("commune_code", "commune_name"):
        found = found.annotate(**{f"{name}_": Case(
            When(here, then=F(name)), default=Value(""), output_field=CharField()
        )})
    return found


def _facet(tally: Tally, selection: Selection, column: str) -> dict[str, Any] | None:
    """Answer the values of the facet list, or None when there is nothing to choose."""
    found = counts(tally, selection.chosen, column)
    current = selection.chosen.get(column, "")
    found.setdefault(current, 0) if current else None
    labels = _labels(tally, column)
    items = [
        {
            "label": labels[value],
            "count": found[value],
            "url": selection.choosing(column, value).query,
            "is_current": value == current,
            "remove_url": selection.without(column).query,
        }
        for value in sorted(found, key=lambda each: _order(column, each, labels))
        if value in labels
    ]
    return {"title": _TITLES[column](), "items": items, "is_open": bool(current)} if items else None
