"""A list with search, facets and pages, from a shelf; one query for the things it shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any, Generic, Protocol, TypeVar

from base.rack import Rack
from themes.lists.choices import facet_values
from themes.lists.selection import Selection

PAGE_SIZE = 24
Thing = TypeVar("Thing")


class Shelf(Protocol):
    """All things of one kind as a list knows them, and how they stand until a moment.

    `names` are the names of values of facets without labels. `unreadable` things could not be
    believed and are not among them; `newest` is the newest event any of them rests on.
    """

    @property
    def rack(self) -> Rack: ...
    @property
    def names(self) -> Mapping[str, str]: ...
    @property
    def unreadable(self) -> int: ...
    @property
    def until(self) -> dt.datetime: ...
    @property
    def newest(self) -> dt.datetime | None: ...


@dataclass(frozen=True)
class Listing(Generic[Thing]):
    """One page of a list and the choices around it.

    `unreadable` things could not be believed: they are neither shown nor counted.
    """

    documents: list[Thing]
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
    shelf: Shelf, read: Callable[[Iterable[int]], list[Thing]], selection: Selection
) -> Listing[Thing]:
    """The page chosen, or the last one when the list is shorter.

    `read` gives the things with these numbers, in this order, of those that can be believed.
    """
    rack = shelf.rack
    found = rack.containing(selection.text)
    fitting = found & rack.having(selection.chosen)
    total = fitting.bit_count()
    selection = selection.on(min(selection.page, max(1, ceil(total / PAGE_SIZE))))
    ids = rack.numbers(fitting, (selection.page - 1) * PAGE_SIZE, PAGE_SIZE)
    shown = read(ids)
    facets = (facet_values(rack, shelf.names, found, selection, each) for each in selection.facets)
    return Listing(
        documents=shown,
        total=total,
        selection=selection,
        facets=[facet for facet in facets if facet],
        unreadable=shelf.unreadable + len(ids) - len(shown),
        changes_at=shelf.until,
        newest=shelf.newest,
    )
