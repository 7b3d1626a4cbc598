"""A lot as a scan may show it: its sealed row, opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from base.local_time import local
from base.seal import Unbelievable, is_sealed, packed
from base.stored_text import document_of
from base.witness import Point, agrees
from traceability.lots.public_rows import ROW_SEAL
from traceability.lots.reading import chain_name

LOT_COLUMNS = (
    "lot_id", "product_id", "gtin", "code", "key_version", "facts", "place", "head", "seal",
)  # fmt: skip


@dataclass(frozen=True)
class ShownLot:
    """What is printed on packs of a lot, and what happened to it.

    `pk` is its permanent number, `key_version` the version of its label key. Labels are told by
    their index, from 0.
    """

    pk: int
    key_version: int
    code: str
    facts: Mapping[str, Any]

    @property
    def made_on(self) -> dt.date:
        """The local day of production."""
        return dt.date.fromisoformat(self.facts["made_on"])

    @property
    def best_before(self) -> dt.date | None:
        """The local day printed as best before."""
        day = self.facts["best_before"]
        return dt.date.fromisoformat(day) if day else None

    @property
    def recall(self) -> Mapping[str, Any] | None:
        """Reasons, contact and day of a recall that stands."""
        recall: Mapping[str, Any] | None = self.facts["recall"]
        return recall

    @property
    def doubt(self) -> Mapping[str, Any] | None:
        """Reasons of a doubt that stands."""
        doubt: Mapping[str, Any] | None = self.facts["doubt"]
        return doubt

    def is_printed(self, index: int) -> bool:
        """Whether a label with this index was set aside for printing."""
        return bool(0 <= index < self.facts["printed"])

    def is_released(self, at: dt.datetime) -> bool:
        """Whether the lot's codes are activated at an aware moment."""
        day = self.facts["released_on"]
        return day is not None and bool(day <= local(at).date().isoformat())

    def void_reason(self, index: int) -> str | None:
        """Why the label with this index is void; None when it is not."""
        ranges = self.facts["voids"]
        return next((str(why) for first, last, why in ranges if first <= index <= last), None)


def opened_lot(columns: Sequence[Any]) -> ShownLot:
    """A lot from the columns of its row, in the order of LOT_COLUMNS.

    Raises:
        Unbelievable: the seal does not fit, or more acts were seen of the lot.
        OSError: the witness cannot be read.
    """
    *content, given = columns
    number, _product, _gtin, code, key_version, facts, place, head = content
    if not is_sealed(given, ROW_SEAL, packed(content)):
        raise Unbelievable(f"The row of lot {number} was not written by this site.")
    if not agrees(chain_name(number), Point(place, head)):
        raise Unbelievable(f"More was seen of lot {number} than its {place} acts.")
    return ShownLot(number, key_version, code, document_of(facts))
