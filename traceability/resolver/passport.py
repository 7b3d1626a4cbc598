"""A product's passport: what a scan tells of it beside the pack's own state.

It holds events, never a verdict: what holds is worked out from them at each moment asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from catalog.certificates.events import History
from catalog.certificates.verdict import CANNOT_CHECK, Verdict, verdict
from catalog.parties.models import Agency
from catalog.products.models import Product


@dataclass(frozen=True)
class Picture:
    """The photo of a product: widths in pixels with their paths below the media folder."""

    drawings: dict[str, str]
    width: int
    height: int
    alt_vi: str = ""
    alt_en: str = ""
    is_illustration: bool = False


@dataclass(frozen=True)
class Certified:
    """A product of the same producer whose certificate is in force."""

    code: str
    slug: str
    name_vi: str
    name_en: str
    star: int


@dataclass(frozen=True)
class Heir:
    """A body that keeps the files of one that is no more."""

    slug: str
    name_vi: str
    name_en: str


@dataclass(frozen=True)
class Entry:
    """A product in the register; `histories` is None when a row of it cannot be believed."""

    product: int
    code: str
    slug: str
    name_vi: str
    name_en: str
    is_potential: bool = False
    histories: tuple[History, ...] | None = ()

    def verdict(self, at: dt.datetime, *, potential: bool) -> Verdict:
        """What holds at the aware moment `at`."""
        if self.histories is None:
            return CANNOT_CHECK
        return verdict(self.histories, at, potential=potential)


@dataclass(frozen=True, eq=False)
class Passport:
    """A product with its places, its photo, and the producer's part of the register.

    `entries` are in the order of the products' names; `heirs` are by the authority's slug. Two
    passports are never equal: each is one reading.
    """

    product: Product
    picture: Picture | None = None
    entries: tuple[Entry, ...] = ()
    authorities: Mapping[str, Agency] = field(default_factory=dict)
    heirs: Mapping[str, tuple[Heir, ...]] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Whether every row it was made from could be believed."""
        return all(entry.histories is not None for entry in self.entries)

    def verdict(self, at: dt.datetime, *, potential: bool) -> Verdict:
        """What holds for the product at the aware moment `at`."""
        for entry in self.entries:
            if entry.product == self.product.pk:
                return entry.verdict(at, potential=potential)
        return verdict((), at, potential=potential)

    def authority(self, slug: str) -> Agency | None:
        """The body of this slug, among those that entered something for the producer."""
        return self.authorities.get(slug)

    def certified(self, at: dt.datetime) -> tuple[Certified, ...]:
        """All products of the producer in force at `at`, each judged anew."""
        held = []
        for each in self.entries:
            star = each.verdict(at, potential=each.is_potential).star
            if star:
                held.append(Certified(each.code, each.slug, each.name_vi, each.name_en, star))
        return tuple(held)
