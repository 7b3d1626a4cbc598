"""A small register: one authority, its two officers, one product, a clock that stands still."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from catalog.certificates.actions import Decision
from catalog.certificates.events import GRANTS, Kind
from catalog.certificates.models import CertificateEvent, ChainHead
from catalog.rulesets.rules import ruleset_on
from tests.catalog.certificates.lives import HANOI
from tests.factories import make_agency, make_decision, make_officers, make_product

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django.fixtures import Settings
    from time_machine import TimeMachineFixture

    from base.accounts.models import User
    from catalog.certificates.models import Certificate
    from catalog.parties.models import Agency
    from catalog.products.models import Product

NOON = dt.datetime(2026, 6, 1, 12, tzinfo=HANOI)


@dataclass
class Register:
    """The cast of a register test and the facts a row of it needs."""

    agency: Agency
    officers: tuple[User, User]
    product: Product

    def decision(self, day: dt.date | None = None, **fields: Any) -> Decision:
        return make_decision(self.agency, self.officers, day or NOON.date(), **fields)

    def row(self, certificate: Certificate, kind: Kind, **fields: Any) -> dict[str, Any]:
        """Everything a correct row has; a test then spoils one thing."""
        at = fields.get("at", NOON)
        day = fields.get("decision_date", at.astimezone(HANOI).date())
        facts: dict[str, Any] = {
            "certificate": certificate,
            "kind": kind,
            "at": at,
            "decision_number": "12/QĐ-UBND",
            "decision_date": day,
            "authority": self.agency,
            "reason": "Kiểm tra đột xuất",
            "proposer": self.officers[0],
            "approver": self.officers[1],
        }
        return {**facts, **(self.grant(at, day) if kind in GRANTS else {}), **fields}

    @staticmethod
    def grant(at: dt.datetime, day: dt.date) -> dict[str, Any]:
        rules = ruleset_on(day)
        last_day = rules.last_day(at.astimezone(HANOI).date())
        return {"score": Decimal("78.66"), "star": 4, "ruleset": rules.key, "last_day": last_day}


@pytest.fixture
def noon(time_machine: TimeMachineFixture, settings: Settings, tmp_path: Path) -> None:
    """It is noon of 1 June 2026, and the public epoch has a folder of its own."""
    settings.EPOCH_DIR = tmp_path / "epoch"
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def register(db: None, noon: None) -> Register:
    agency = make_agency()
    return Register(agency, make_officers(agency), make_product())


@pytest.fixture
def unchecked(db: None) -> Iterator[None]:
    """The log's table without its CHECKs, as somebody with the owner's password may make it."""
    sqlite = connection.vendor == "sqlite"
    names = [each.name for each in CertificateEvent._meta.constraints]
    drops = [f"ALTER TABLE catalog_certificateevent DROP CONSTRAINT {name}" for name in names]
    with connection.cursor() as cursor:
        for statement in ["PRAGMA ignore_check_constraints = ON"] if sqlite else drops:
            cursor.execute(statement)
    yield
    if sqlite:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


def written() -> list[tuple[int, str]]:
    """Everything the log holds that could move: its rows and its head."""
    rows = list(CertificateEvent.objects.order_by("pk").values_list("sequence", "digest"))
    heads = ChainHead.objects.filter(sequence__gt=0).order_by("pk")
    return rows + list(heads.values_list("sequence", "digest"))
