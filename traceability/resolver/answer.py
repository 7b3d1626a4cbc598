"""The answer to a code: one outcome and the facts that go with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus

from base.local_time import local
from catalog.certificates.outcomes import Outcome
from catalog.certificates.verdict import Verdict
from catalog.parties.models import Agency
from catalog.products.models import Product
from traceability.resolver.passport import Certified, Heir, Passport, Picture


class Why(StrEnum):
    """Why a code is unknown, so that each case gets its own help."""

    NOTHING = ""
    BROKEN = "broken"
    MISTYPED = "mistyped"
    NO_PRODUCT = "no_product"
    NO_LOT = "no_lot"
    NO_SUCH_LABEL = "no_such_label"


@dataclass(frozen=True)
class Pack:
    """What is known of one pack or lot beside its certificate, at one moment.

    How often it was looked at says nothing of the pack: two that differ in that alone are equal.
    """

    is_printed: bool = True
    is_released: bool = True
    void_reason: str = ""
    is_void: bool = False
    recall_reason_vi: str | None = None
    recall_reason_en: str = ""
    doubt_reason_vi: str | None = None
    doubt_reason_en: str = ""
    seen: int = field(default=0, compare=False)
    first_seen: dt.datetime | None = field(default=None, compare=False)


NOTHING_KNOWN = Pack()


@dataclass(frozen=True)
class PrintedLot:
    """What is printed on packs of a lot, with its permanent number and the version of its key."""

    pk: int
    key_version: int
    code: str
    made_on: dt.date
    best_before: dt.date | None


@dataclass(frozen=True)
class Answer:
    """What is said about a code at the aware moment `at`.

    `code` is the text people compare with the label. `why` is set for unknown codes only. Product
    and lot are None where nothing may be said about them; `product_id` is the product a look at
    the code counts for even then.
    """

    outcome: Outcome
    at: dt.datetime
    code: str = ""
    why: Why = Why.NOTHING
    product_id: int | None = None
    passport: Passport | None = None
    lot: PrintedLot | None = None
    index: int | None = None
    pack: Pack | None = None
    verdict: Verdict | None = None

    @property
    def product(self) -> Product | None:
        """The product with producer and places."""
        return self.passport.product if self.passport else None

    @property
    def picture(self) -> Picture | None:
        """The photo of the front of the pack."""
        return self.passport.picture if self.passport else None

    @property
    def authority(self) -> Agency | None:
        """The body that granted the stars."""
        grant = self.verdict.grant if self.verdict else None
        return self.passport.authority(grant.authority) if self.passport and grant else None

    @property
    def heirs(self) -> tuple[Heir, ...]:
        """The bodies that took over from an authority that is no more."""
        authority, day = self.authority, local(self.at).date()
        if self.passport is None or authority is None or authority.existed_on(day):
            return ()
        return self.passport.heirs.get(authority.slug, ())

    @property
    def certified(self) -> tuple[Certified, ...]:
        """All products of the producer whose certificate is in force, in order of their names."""
        return self.passport.certified(self.at) if self.passport else ()

    @property
    def status(self) -> HTTPStatus:
        """The HTTP status page and machine answer share."""
        if self.outcome is Outcome.CANNOT_CHECK:
            return HTTPStatus.SERVICE_UNAVAILABLE
        if self.outcome is not Outcome.UNKNOWN_CODE:
            return HTTPStatus.OK
        return HTTPStatus.BAD_REQUEST if self.why is Why.BROKEN else HTTPStatus.NOT_FOUND
