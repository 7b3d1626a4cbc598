"""A master key leaks and is replaced: what was made with it says nothing about newer lots."""

from __future__ import annotations

import pytest
import time_machine
from pytest_django.fixtures import Settings

from catalog.certificates.outcomes import Outcome
from tests.factories import make_lot
from tests.outcomes import NOW, Cast
from traceability.labels.actions import reserve_run
from traceability.labels.codes import letter_of, serial_of, unit_code
from traceability.labels.keys import KeyRing
from traceability.lots.models import Lot
from traceability.resolver.address import typed_address
from traceability.resolver.resolution import resolve

pytestmark = pytest.mark.django_db
GTIN = "02000000004716"
LEAKED, NEW = 1, 2


@pytest.fixture
def ring(settings: Settings) -> KeyRing:
    """Both keys are on the ring: labels of the older version are still on packs."""
    both = KeyRing({LEAKED: bytes(range(32)), NEW: bytes(range(1, 33))})
    settings.LABEL_KEY_RING = both
    return both


@pytest.fixture
def lot(ring: KeyRing) -> Lot:
    with time_machine.travel(NOW, tick=False):
        cast = Cast.gather()
        product = cast.product(gtin=GTIN)
        cast.certified(product)
        lot = make_lot(product, key_version=ring.newest)
        reserve_run(lot, 10, by=None)
    return lot


def outcomes(lot: Lot, ring: KeyRing, version: int) -> list[Outcome]:
    """What the third label of the lot answers when its codes are made with this version's key."""
    unit = f"/{letter_of(version)}/{unit_code(lot.pk, 3, ring, version)}"
    link = f"/01/{GTIN}/10/{lot.code}/21/{serial_of(3, ring.lot_key(version, lot.pk))}"
    return [resolve(typed_address(path, {"ocop.vn"}), NOW).outcome for path in (unit, link)]


def test_a_code_forged_with_a_leaked_older_key_is_unknown(lot: Lot, ring: KeyRing) -> None:
    assert outcomes(lot, ring, LEAKED) == [Outcome.UNKNOWN_CODE, Outcome.UNKNOWN_CODE]


def test_a_code_made_with_the_lots_own_key_is_known(lot: Lot, ring: KeyRing) -> None:
    assert outcomes(lot, ring, NEW) == [Outcome.IN_FORCE, Outcome.IN_FORCE]
