"""The shelves of a process: what lists know, opened once and kept while nothing changes.

A shelf is kept as long as the public epoch (base.epoch) is the same, and the connection it was read
over is open (base.database). Else the numbers and seals of all rows are read again; a row opened
under the same seal before is taken from memory, every other one is opened, and all are held against
the witness. What cannot be believed is left out and counted: it is neither shown nor part of any
number of things.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from django.db import connection

from base import database, epoch, witness
from base.seal import Unbelievable
from catalog.window.documents import Document
from catalog.window.models import CertificateFacts, ProductFacts, PublicRow
from catalog.window.reading import certificates_numbered, products_numbered
from catalog.window.sealing import columns_of, opened
from catalog.window.shelf import Item, Shelf, Stock, certificate_item, product_item

CHUNK = 500
Name = tuple[int, str]  # number and seal of a row
Row = tuple[Any, ...]


def product_shelf(at: dt.datetime) -> Shelf:
    """The listed products as they stand at the aware moment `at`.

    Raises:
        OSError: epoch or witness cannot be read.
    """
    return _cupboard(ProductFacts, product_item).shelf(at)


def certificate_shelf(at: dt.datetime) -> Shelf:
    """The register as it stands at the aware moment `at`; raises as `product_shelf` does."""
    return _cupboard(CertificateFacts, certificate_item).shelf(at)


def listed_products(ids: Iterable[int]) -> list[Document]:
    """The believed documents of these products, in this order, of those that are listed."""
    return [each for each in products_numbered(ids) if each["is_listed"]]


def listed_certificates(ids: Iterable[int]) -> list[Document]:
    """The believed documents of these certificates, in this order."""
    return certificates_numbered(ids)


def forget() -> None:
    """Forget everything, as a new process has."""
    _cupboards.clear()


@dataclass
class _Cupboard:
    """One kind in one database: the last shelf, and everything opened under its seal."""

    kind: type[PublicRow]
    item: Callable[[Mapping[str, Any]], Item]
    token: str | None = None
    known: dict[Name, Item] = field(default_factory=dict)
    believed: list[Item] = field(default_factory=list)
    stock: Stock = field(default_factory=lambda: Stock([]))
    last: Shelf | None = None
    lock: Lock = field(default_factory=Lock)

    def shelf(self, at: dt.datetime) -> Shelf:
        """The last shelf while it holds, or a new one."""
        token = _token()  # before the rows: what changes meanwhile begins another epoch
        with self.lock:
            if token is None or token != self.token:
                self._look_again()
            self.token = token
            if self.last is None or self.last.stock is not self.stock or not self.last.holds(at):
                self.last = Shelf.standing(self.stock, at)
            return self.last

    def _look_again(self) -> None:
        """Take stock anew, when anything has changed."""
        self.known, unreadable = self._read()
        points = witness.everything()
        believed = [each for each in self.known.values() if _agrees(each, points)]
        unreadable += len(self.known) - len(believed)
        if (believed, unreadable) != (self.believed, self.stock.unreadable):
            self.believed, self.stock = believed, Stock(believed, unreadable)

    def _read(self) -> tuple[dict[Name, Item], int]:
        """All rows that can be opened, and the number of those that cannot."""
        found: dict[Name, Item] = {}
        unreadable = 0
        for name, row in self._rows():
            item = self.known.get(name) if row is None else self._opened(row)
            if item is None:
                unreadable += 1
            else:
                found[name] = item
        return found, unreadable

    def _rows(self) -> Iterator[tuple[Name, Row | None]]:
        """Every row's name; with its columns, unless it is known."""
        if not self.known:
            yield from ((_name(row), row) for row in self._answers(columns_of(self.kind)))
            return
        wanted = []
        for name in self._answers((self._key, "seal")):
            if name in self.known:
                yield (name[0], name[1]), None
            else:
                wanted.append(name[0])
        for start in range(0, len(wanted), CHUNK):
            rows = self._answers(columns_of(self.kind), wanted[start : start + CHUNK])
            yield from ((_name(row), row) for row in rows)

    def _answers(self, columns: Iterable[str], ids: Iterable[int] | None = None) -> list[Row]:
        rows = self.kind._default_manager.values_list(*columns)  # noqa: SLF001
        return list(rows if ids is None else rows.filter(pk__in=ids))

    def _opened(self, row: Row) -> Item | None:
        try:
            return self.item(opened(self.kind, row))
        except Unbelievable:
            return None

    @property
    def _key(self) -> str:
        return self.kind.SEALED[0]


_cupboards: dict[tuple[str, ...], _Cupboard] = {}


def _cupboard(kind: type[PublicRow], item: Callable[[Mapping[str, Any]], Item]) -> _Cupboard:
    settings = connection.settings_dict
    name = (kind.KIND, *(f"{settings[each]}" for each in ("HOST", "PORT", "NAME")))
    return _cupboards.setdefault(name, _Cupboard(kind, item))


def _name(row: Row) -> Name:
    return row[0], row[-1]


def _agrees(item: Item, points: Mapping[str, witness.Point]) -> bool:
    return all(
        witness.agrees(chain, witness.Point(place, digest), points)
        for chain, place, digest in item.points
    )


def _token() -> str | None:
    """The epoch and the connection a shelf is read over; None when nothing read before counts.

    A database that is away, or another one in its place, begins no epoch. OSError when changes
    could not even be announced.
    """
    token, opening = epoch.current(), database.opening()
    if token is None and not epoch.is_usable():
        raise OSError("The epoch cannot be used, so nothing kept or read is sure to hold.")
    return None if token is None or opening is None else f"{token} {opening}"
