"""Made-up items of shelves: in force, all year, of one commune, unless told otherwise."""

from __future__ import annotations

import datetime as dt
from typing import Any

from base.text import fold, sort_key
from catalog.window.facts import Facts
from catalog.window.shelf import Item

FIRST, LAST = dt.date(2026, 3, 1), dt.date(2029, 2, 28)


def made_up_item(
    number: int,
    name: str = "Mật ong",
    *,
    star: int | None = 4,
    blocked: str = "",
    blocked_until: dt.datetime | None = None,
    newest: dt.datetime | None = None,
    **fields: Any,
) -> Item:
    """A listed product."""
    first, last = (FIRST, LAST) if star else (None, None)
    values: dict[str, Any] = {
        "sort_key": sort_key(name),
        "folded": fold(name),
        "is_listed": True,
        "is_demo": True,
        "is_potential": False,
        "province": ("52", "Tỉnh Gia Lai"),
        "commune": ("52001", "Xã Kon Gang"),
        "facts": Facts(star, first, last, blocked, blocked_until, newest),
        "points": ((f"certificate:{number}", 1, "a" * 64),),
        "group": "food",
    }
    return Item(number, **{**values, **fields})
