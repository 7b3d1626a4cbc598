"""What a list may be narrowed by, declared as an object by the room that has the list (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Facet:
    """One thing to choose by.

    `column` is its column of the shelf's rack; `param` its name in an address, where a value must
    have the `shape` from end to end. `title` heads the choices. `label` says in the reader's
    language what the shelf calls a value, or the value itself. `order` puts values in their order;
    without it their labels do, as Vietnamese sorts. `within` is the column of another facet: this
    one is offered once that is chosen, and let go when that changes.
    """

    column: str
    param: str
    shape: re.Pattern[str]
    title: object
    label: Callable[[str], str] | None = None
    order: Callable[[str], Any] | None = None
    within: str = ""


def in_order_of(values: Callable[[], list[str]]) -> Callable[[str], int]:
    """An order of facets: as these values stand; what is none of them comes last."""

    def place(value: str) -> int:
        known = values()
        return known.index(value) if value in known else len(known)

    return place
