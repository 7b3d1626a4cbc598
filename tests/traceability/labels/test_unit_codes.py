from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from tests.factories import make_lot, make_product
from traceability.labels.keys import KeyMissing, KeyRing
from traceability.labels.unit_codes import codes_of, printed_address, unit_text

pytestmark = pytest.mark.django_db


def test_a_pack_without_a_barcode_gets_the_short_address() -> None:
    lot = make_lot(make_product(), pk=4712)

    assert printed_address(lot, 0) == f"HTTPS://OCOP.VN/T/{unit_text(lot, 0)}"
    assert len(unit_text(lot, 0)) == 16


def test_a_pack_with_a_barcode_gets_a_digital_link_of_its_lot() -> None:
    lot = make_lot(make_product(gtin="02000000004716"), "L2")
    address, _, serial = printed_address(lot, 0).rpartition("/")

    assert address == "HTTPS://OCOP.VN/01/02000000004716/10/L2/21"
    assert len(serial) == 14


def test_the_codes_of_a_lot_are_always_the_same_and_never_twice() -> None:
    lot = make_lot(make_product())
    codes = list(codes_of(lot, 5, 100))

    assert codes[0] == printed_address(lot, 5)
    assert len(set(codes)) == 100
    assert codes == list(codes_of(lot, 5, 100))


def test_without_the_lots_key_nothing_is_made_up(settings: Settings) -> None:
    lot = make_lot(make_product())
    settings.LABEL_KEY_RING = KeyRing({2: bytes(32)})

    with pytest.raises(KeyMissing):
        list(codes_of(lot, 0, 1))
