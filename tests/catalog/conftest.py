"""One standing moment and an office for the tests of this room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polib
import pytest
import time_machine
from django.conf import settings
from django.utils import translation
from django.utils.translation import trans_real

from base.accounts.models import User
from base.local_time import TIME_ZONE
from catalog.certificates.actions import Decision
from catalog.certificates.models import Certificate
from catalog.parties.models import Agency
from catalog.products.models import Product
from tests.factories import make_agency, make_certificate, make_decision, make_officers

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=TIME_ZONE)


@dataclass
class Office:
    """The body that certifies in these tests, with its two officers."""

    agency: Agency = field(default_factory=make_agency)
    officers: tuple[User, User] = field(init=False)

    def __post_init__(self) -> None:
        self.officers = make_officers(self.agency)

    def certify(self, product: Product, **fields: Any) -> Certificate:
        return make_certificate(product, authority=self.agency, officers=self.officers, **fields)

    def decide(self, **fields: Any) -> Decision:
        return make_decision(self.agency, self.officers, NOON.date(), **fields)


@pytest.fixture
def noon() -> Iterator[dt.datetime]:
    """It is noon of 22 November 2026."""
    with time_machine.travel(NOON, tick=False):
        yield NOON


@pytest.fixture
def office(db: None, noon: dt.datetime) -> Office:
    return Office()


@pytest.fixture
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def catalogues() -> None:
    """Vietnamese sentences as they stand in the sources, even where nobody compiled them yet."""
    folder = Path(settings.ROOT) / "catalog" / "locale" / "vi" / "LC_MESSAGES"
    source, compiled = folder / "django.po", folder / "django.mo"
    if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
        polib.pofile(str(source)).save_as_mofile(str(compiled))
        trans_real._translations.clear()  # type: ignore[attr-defined]
