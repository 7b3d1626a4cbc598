"""One code for each outcome, made through the real actions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings

from base.accounts.models import User
from catalog.certificates.actions import Decision, revoke_certificates, suspend_certificate
from catalog.certificates.models import Certificate
from catalog.certificates.outcomes import Outcome
from catalog.parties.models import Agency, Producer
from catalog.products.models import Product
from catalog.signals import changes_gathered
from tests.factories import (
    make_agency,
    make_certificate,
    make_decision,
    make_lot,
    make_officers,
    make_producer,
    make_product,
    make_run,
)
from traceability.labels.actions import reserve_run, void_labels
from traceability.labels.unit_codes import printed_address
from traceability.lots.actions import raise_doubt, recall_lot, release_lot
from traceability.lots.models import Lot

LOST_VERSION = 6  # once a lot carries it, nothing can be said about codes under its letter
UNDER_A_LOST_KEY = "/Z/0123456789ABCDEF"
NOW = dt.datetime(2026, 11, 22, 10, 41, tzinfo=dt.timezone(dt.timedelta(hours=7)))


@dataclass
class Cast:
    """Hạnh's producer, the authority and its officers."""

    producer: Producer
    agency: Agency
    officers: tuple[User, User]

    @classmethod
    def gather(cls) -> Cast:
        agency = make_agency()
        return cls(make_producer(), agency, make_officers(agency))

    def product(self, name: str = "Mật ong hoa cà phê", **fields: Any) -> Product:
        facts = {"net_quantity": Decimal(500), "net_unit": "g", **fields}
        return make_product(name, producer=self.producer, **facts)

    def certified(self, product: Product, day: dt.date = dt.date(2026, 3, 1)) -> Certificate:
        return make_certificate(product, day=day, authority=self.agency, officers=self.officers)

    def labelled(self, product: Product, **fields: Any) -> Lot:
        """A lot with ten labels; reserved without asking, as if printed while it was allowed."""
        lot = make_lot(product, **fields)
        make_run(lot)
        return lot

    def decision(self, day: dt.date) -> Decision:
        return make_decision(self.agency, self.officers, day)


def path_of(lot: Lot, index: int = 3) -> str:
    """The path printed on one label of a lot."""
    return "/" + printed_address(lot, index).split("/", 3)[3]


@changes_gathered()
def in_force_lot(cast: Cast, **fields: Any) -> Lot:
    """A released lot with labels, of a product certified for four stars."""
    product = cast.product(**fields)
    cast.certified(product)
    lot = make_lot(product)
    reserve_run(lot, 10, by=None)
    return lot


@changes_gathered()
def every_outcome(cast: Cast) -> dict[Outcome, str]:
    """A path for each of the twelve outcomes on 22 November 2026."""
    lots = {outcome: in_force_lot(cast) for outcome in (
        Outcome.IN_FORCE, Outcome.VOID, Outcome.RECALLED, Outcome.REVOKED, Outcome.SUSPENDED,
        Outcome.NOT_ACTIVATED, Outcome.NEEDS_CHECKING)}  # fmt: skip
    void_labels(lots[Outcome.VOID], first=0, last=9, reason="Mất một tờ", by=None)
    recall_lot(lots[Outcome.RECALLED], reason_vi="Phát hiện nấm mốc", by=None)
    raise_doubt(lots[Outcome.NEEDS_CHECKING], reason_vi="Một mã thấy ở nhiều tỉnh", by=None)
    release_lot(lots[Outcome.NOT_ACTIVATED], on=dt.date(2026, 11, 23), by=None)
    revoked, suspended = (
        lots[outcome].product.certificates.get() for outcome in (Outcome.REVOKED, Outcome.SUSPENDED)
    )
    revoke_certificates([revoked], cast.decision(dt.date(2026, 8, 14)), at=_at(2026, 8, 14))
    suspend_certificate(suspended, cast.decision(dt.date(2026, 10, 2)), at=_at(2026, 10, 2))
    expired = cast.product("Cà phê bột")
    cast.certified(expired, dt.date(2022, 12, 25))
    lots[Outcome.EXPIRED] = cast.labelled(expired)
    lots[Outcome.NOT_COVERED] = cast.labelled(cast.product("Tỏi đen"))
    lots[Outcome.POTENTIAL] = cast.labelled(cast.product("Rượu cần", is_potential=True))
    paths = {outcome: path_of(lot) for outcome, lot in lots.items()}
    paths[Outcome.UNKNOWN_CODE] = "/T/0123456789ABCDEF"
    cast.labelled(cast.product("Chè dây"), key_version=LOST_VERSION)
    paths[Outcome.CANNOT_CHECK] = UNDER_A_LOST_KEY
    assert LOST_VERSION not in settings.LABEL_KEY_RING.masters
    return paths


def _at(year: int, month: int, day: int) -> dt.datetime:
    return dt.datetime(year, month, day, 9, tzinfo=NOW.tzinfo)
