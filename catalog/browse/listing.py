"""A list with search, facets and pages, from a shelf; one query for the documents it shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from catalog.browse.choices import facet_values
from catalog.browse.selection import Selection
from catalog.window.documents import Document
from catalog.window.shelf import Shelf

PAGE_SIZE = 24
Documents = Callable[[Iterable[int]], list[Document]]


@dataclass(frozen=True)
class Listing:
    """One page of a list and the choices around it.

    `unreadable` things could not be believed: they are neither shown nor counted.
    """

    documents: list[Document]
    total: int
    selection: Selection
    facets: list[dict[str, Any]]
    unreadable: int
    changes_at: dt.datetime
    newest: dt.datetime | None

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
    shelf: Shelf, documents: Documents, selection: Selection, columns: Sequence[str]
) -> Listing:
    """The page chosen, or the last one when the list is shorter."""
    rack = shelf.rack
    found = rack.containing(selection.text)
    fitting = found & rack.having(selection.chosen)
    total = fitting.bit_count()
    selection = selection.on(min(selection.page, max(1, ceil(total / PAGE_SIZE))))
    ids = rack.numbers(fitting, (selection.page - 1) * PAGE_SIZE, PAGE_SIZE)
    shown = documents(ids)
    facets = (facet_values(shelf, found, selection, column) for column in columns)
    return Listing(
        documents=shown,
        total=total,
        selection=selection,
        facets=[facet for facet in facets if facet],
        unreadable=shelf.stock.unreadable + len(ids) - len(shown),
        changes_at=shelf.until,
        newest=shelf.stock.newest,
    )
