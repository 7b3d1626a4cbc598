"""What lists filter, count and order by: the opened facts of all products or certificates (pure).

What holds is computed from the facts for a moment, and until a moment.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from base.local_time import local, next_midnight
from base.rack import Column, Rack, column, places
from catalog.certificates.outcomes import Outcome
from catalog.products.seasons import ALL_YEAR, in_season
from catalog.window.facts import Facts

IN_SEASON = "dang-mua"


@dataclass(frozen=True, slots=True)
class Item:
    """One product or certificate as lists know it; `producer` and `group` only of products."""

    id: int
    sort_key: str
    folded: str
    is_listed: bool
    is_demo: bool
    is_potential: bool
    province: tuple[str, str]  # code and name
    commune: tuple[str, str]
    facts: Facts
    points: tuple[tuple[str, int, str], ...]  # chain, place and digest of the last event known
    group: str = ""
    season: int = ALL_YEAR
    producer: int = 0
    is_certificate: bool = False

    def outcome(self, at: dt.datetime) -> str:
        """What holds; a certificate is asked as itself, whatever its product is."""
        return self.facts.outcome(at, potential=self.is_potential and not self.is_certificate)

    def star(self, outcome: str) -> str:
        """The stars that count with this outcome; none of a potential product."""
        counts = outcome == Outcome.IN_FORCE and not self.is_potential
        return f"{self.facts.star}" if counts else ""

    def in_season(self, month: int) -> str:
        """IN_SEASON for what has a season and is in it."""
        is_ripe = self.season != ALL_YEAR and in_season(self.season, month)
        return IN_SEASON if is_ripe else ""


def product_item(stored: Mapping[str, Any]) -> Item:
    """The item of a product's opened facts."""
    return Item(
        **_shared(stored),
        is_listed=stored["is_listed"],
        group=stored["group"],
        season=stored["season"],
        producer=stored["producer"],
    )


def certificate_item(stored: Mapping[str, Any]) -> Item:
    """The item of a certificate's opened facts; the register lists every one."""
    return Item(**_shared(stored), is_listed=True, is_certificate=True)


def _shared(stored: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **{name: stored[name] for name in ("id", "sort_key", "folded", "is_demo", "is_potential")},
        "province": (stored["province_code"], stored["province_name"]),
        "commune": (stored["commune_code"], stored["commune_name"]),
        "facts": Facts.of(stored),
        "points": tuple((chain, place, digest) for chain, place, digest in stored["points"]),
    }


class Stock:
    """The listed items of one kind in their order, and how many rows could not be believed."""

    def __init__(self, items: Iterable[Item], unreadable: int = 0) -> None:
        listed = (each for each in items if each.is_listed)
        self.items: Sequence[Item] = sorted(listed, key=lambda each: (each.sort_key, each.id))
        self.unreadable = unreadable

    @cached_property
    def ids(self) -> list[int]:
        """The items' numbers."""
        return [each.id for each in self.items]

    @cached_property
    def folded(self) -> list[str]:
        """The items' texts."""
        return [each.folded for each in self.items]

    @cached_property
    def fixed(self) -> dict[str, Column]:
        """The columns no moment changes."""
        return {
            "group": column([each.group for each in self.items]),
            "province_code": column([each.province[0] for each in self.items]),
            "commune_code": column([each.commune[0] for each in self.items]),
        }

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of provinces and communes by code; no code of one is one of the other."""
        return dict(pair for each in self.items for pair in (each.province, each.commune))

    @cached_property
    def newest(self) -> dt.datetime | None:
        """The newest event of all."""
        return max((each.facts.newest for each in self.items if each.facts.newest), default=None)

    @cached_property
    def is_demo(self) -> bool:
        """Whether anything here is made up."""
        return any(each.is_demo for each in self.items)

    def changes_at(self, at: dt.datetime) -> dt.datetime:
        """The first moment after `at` when something else may hold without anybody writing."""
        facts = [each.facts for each in self.items]
        ends = {each.blocked_until for each in facts} | {each.newest for each in facts}
        return min([next_midnight(at), *(each for each in ends if each and each > at)])


class Certified(NamedTuple):
    """How many products are in force, of how many producers in how many communes."""

    products: int
    producers: int
    communes: int


@dataclass(frozen=True)
class Shelf:
    """A stock as it stands from one moment on, until another."""

    stock: Stock
    since: dt.datetime
    until: dt.datetime
    rack: Rack

    @classmethod
    def standing(cls, stock: Stock, at: dt.datetime) -> Shelf:
        """The stock as it stands at the aware moment `at`."""
        at = local(at)  # once, for each item asks for the local day
        outcomes = [each.outcome(at) for each in stock.items]
        told = zip(stock.items, outcomes, strict=True)
        columns = {
            **stock.fixed,
            "outcome": column(outcomes),
            "star_now": column([each.star(outcome) for each, outcome in told]),
            "season_now": column([each.in_season(at.month) for each in stock.items]),
        }
        return cls(stock, at, stock.changes_at(at), Rack(stock.ids, stock.folded, columns))

    @property
    def names(self) -> Mapping[str, str]:
        """The names of provinces and communes by code."""
        return self.stock.names

    @property
    def unreadable(self) -> int:
        """How many rows could not be believed."""
        return self.stock.unreadable

    @property
    def newest(self) -> dt.datetime | None:
        """The newest event of all."""
        return self.stock.newest

    def holds(self, at: dt.datetime) -> bool:
        """Whether the same stands at another moment; not before it was made: clocks are set."""
        return self.since <= at < self.until

    @cached_property
    def certified(self) -> Certified:
        """What the home page counts."""
        held = self.rack.having({"outcome": Outcome.IN_FORCE})
        items = [self.stock.items[place] for place in places(held)]
        producers, communes = ({each.producer for each in items}, {each.commune for each in items})
        return Certified(len(items), len(producers), len(communes))
