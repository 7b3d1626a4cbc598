"""The answer to a code: one outcome and the facts that go with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import Any

from base.local_time import local
from catalog.certificates.outcomes import Outcome
from catalog.certificates.verdict import Verdict
from catalog.products.models import PhotoRole
from catalog.window.documents import Document
from catalog.window.facts import Facts
from traceability.lots.shown import ShownLot
from traceability.resolver.question import Found


class Why(StrEnum):
    """Why a code is unknown, so that each case gets its own help."""

    NOTHING = ""
    BROKEN = "broken"
    MISTYPED = "mistyped"
    NO_PRODUCT = "no_product"
    NO_VARIANT = "no_variant"
    NO_LOT = "no_lot"
    NO_SUCH_LABEL = "no_such_label"


@dataclass(frozen=True)
class Answer:
    """What is said about a code at the aware moment `at`.

    `code` is the text people compare with the label. `why` is set for unknown codes only. What was
    found is None where nothing may be said about it; `product_id` and `lot_id` are what a look at
    the code counts for even then.
    """

    outcome: Outcome
    at: dt.datetime
    code: str = ""
    why: Why = Why.NOTHING
    product_id: int | None = None
    found: Found | None = None
    index: int | None = None
    verdict: Verdict | None = None

    @property
    def product(self) -> Document | None:
        """The product with its producer and places, as catalog.window tells of it."""
        return self.found.product if self.found else None

    @property
    def lot(self) -> ShownLot | None:
        """The lot the code names."""
        return self.found.lot if self.found else None

    @property
    def picture(self) -> Mapping[str, Any] | None:
        """The photo of the front of the pack."""
        photos = self.product["photos"] if self.product else ()
        return next((each for each in photos if each["role"] == PhotoRole.FRONT), None)

    @property
    def authority(self) -> Document | None:
        """The body that granted the stars."""
        grant = self.verdict.grant if self.verdict else None
        if self.product is None or grant is None:
            return None
        body: Document | None = self.product["authorities"].get(grant.authority)
        return body

    @property
    def heirs(self) -> list[Document]:
        """The bodies that took over from an authority that is no more."""
        authority = self.authority
        last = authority["last_day"] if authority else None
        if authority is None or last is None or last >= local(self.at).date().isoformat():
            return []
        return list(authority["heirs"])

    @property
    def certified(self) -> list[Document]:
        """All products of the producer whose certificate is in force, in order of their names."""
        portfolio = self.found.producer["portfolio"] if self.found else ()
        return [each for each in portfolio if _is_in_force(each, self.at)]

    @property
    def status(self) -> HTTPStatus:
        """The HTTP status page and machine answer share."""
        if self.outcome is Outcome.CANNOT_CHECK:
            return HTTPStatus.SERVICE_UNAVAILABLE
        if self.outcome is not Outcome.UNKNOWN_CODE:
            return HTTPStatus.OK
        return HTTPStatus.BAD_REQUEST if self.why is Why.BROKEN else HTTPStatus.NOT_FOUND


def _is_in_force(told: Document, at: dt.datetime) -> bool:
    outcome = Facts.of(told["facts"]).outcome(at, potential=told["is_potential"])
    return outcome == Outcome.IN_FORCE
