"""The answer to a code: one outcome and the facts that go with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus

from catalog.certificates.outcomes import Outcome
from catalog.certificates.verdict import Verdict
from catalog.parties.models import Agency
from catalog.products.models import Product
from traceability.lots.models import Lot


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
    """What is known of one pack or lot beside its certificate, at one moment."""

    is_printed: bool = True
    is_released: bool = True
    void_reason: str = ""
    is_void: bool = False
    recall_reason_vi: str | None = None
    recall_reason_en: str = ""
    doubt_reason_vi: str | None = None
    doubt_reason_en: str = ""
    seen: int = 0
    first_seen: dt.datetime | None = None


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
class Answer:
    """What is said about a code at the aware moment `at`.

    `code` is the text people compare with the label. `why` is set for unknown codes only. Product
    and lot are None where nothing may be said about them.
    """

    outcome: Outcome
    at: dt.datetime
    code: str = ""
    why: Why = Why.NOTHING
    product: Product | None = None
    lot: Lot | None = None
    index: int | None = None
    pack: Pack | None = None
    verdict: Verdict | None = None
    authority: Agency | None = None
    heirs: tuple[Agency, ...] = ()
    picture: Picture | None = None
    certified: tuple[Certified, ...] = field(default=())

    @property
    def status(self) -> HTTPStatus:
        """The HTTP status page and machine answer share."""
        if self.outcome is Outcome.CANNOT_CHECK:
            return HTTPStatus.SERVICE_UNAVAILABLE
        if self.outcome is not Outcome.UNKNOWN_CODE:
            return HTTPStatus.OK
        return HTTPStatus.BAD_REQUEST if self.why is Why.BROKEN else HTTPStatus.NOT_FOUND
