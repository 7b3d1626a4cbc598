"""A list with search, facets and pages: one query for the tally, one for the rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.db.models import Count, Min, Q

from catalog.browse.choices import NAMES, facet_values
from catalog.browse.facets import Tally, total
from catalog.browse.selection import Selection
from catalog.window.documents import Document
from catalog.window.queries import RegisterRows

PAGE_SIZE = 24


@dataclass(frozen=True)
class Listing:
    """One page of a list and the choices around it."""

    documents: list[Document]
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
    found = rows.standing_at(at).containing(selection.text)
    tally = tally_of(found, columns, at)
    number = total(tally, selection.chosen)
    selection = selection.on(min(selection.page, max(1, ceil(number / PAGE_SIZE))))
    start = (selection.page - 1) * PAGE_SIZE
    page = found.filter(**selection.chosen).order_by("sort_key", "pk")
    return Listing(
        documents=list(page.documents()[start : start + PAGE_SIZE]) if number else [],
        total=number,
        selection=selection,
        facets=[facet for column in columns if (facet := facet_values(tally, selection, column))],
        changes_at=changes_at(tally),
    )


def tally_of(found: RegisterRows[Any], columns: Sequence[str], at: dt.datetime) -> Tally:
    """Answer the number of rows of every combination of the columns, in one query."""
    named = [NAMES[column] for column in columns if column in NAMES]
    lapses = Min("blocked_until", filter=Q(blocked_until__gt=at))
    return list(found.order_by().values(*columns, *named).annotate(n=Count("pk"), lapses=lapses))


def changes_at(tally: Tally) -> dt.datetime | None:
    """Answer the first moment at which a suspension lapses and the counts change by themselves."""
    return min((row["lapses"] for row in tally if row["lapses"]), default=None)
