"""A list of a room that does not exist: stalls of a market, by zone, row and size."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from base.rack import Rack, column
from themes.lists.facets import Facet, in_order_of

ZONE = Facet("zone", "khu", re.compile(r"[0-9]{2}"), "Khu")
ROW = Facet("row", "day", re.compile(r"[0-9]"), "Dãy", within="zone")
SIZE = Facet(
    "size",
    "quay",
    re.compile(r"[3-5]"),
    "Quầy",
    label=lambda value: f"{value} m",
    order=in_order_of(lambda: ["5", "4"]),
)
FACETS = (ZONE, ROW, SIZE)
UNTIL = dt.datetime(2026, 11, 30, tzinfo=dt.UTC)


@dataclass
class Market:
    """A shelf of stalls, given each as zone, row and size; numbered from 1."""

    stalls: list[tuple[str, str, str]]
    unreadable: int = 0
    until: dt.datetime = UNTIL
    newest: dt.datetime | None = None

    def __post_init__(self) -> None:
        names = ("zone", "row", "size")
        columns = {
            name: column([stall[place] for stall in self.stalls])
            for place, name in enumerate(names)
        }
        numbers = range(1, len(self.stalls) + 1)
        self.rack = Rack([*numbers], [f"quay {number:02}" for number in numbers], columns)
        self.names = {"51": "Khu Đông", "52": "Khu Bắc"}

    def read(self, numbers: Iterable[int]) -> list[str]:
        """The stalls with these numbers; the one numbered 13 cannot be believed."""
        return [f"Quầy {number}" for number in numbers if number != 13]
