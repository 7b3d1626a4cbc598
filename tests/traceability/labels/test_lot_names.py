from __future__ import annotations

import pytest

from tests.factories import make_lot, make_product
from traceability.labels.lot_names import lot_named, product_named

pytestmark = pytest.mark.django_db


def test_a_lot_is_found_by_number_product_code_and_barcode() -> None:
    lot = make_lot(make_product(code="7K3M9P2XT", gtin="02000000004716"), "L2")

    for name in (f" {lot.pk} ", "7k3m-9p2x-t/l2", "2000000004716/L2", "02000000004716/L2"):
        assert lot_named(name) == lot, name


@pytest.mark.parametrize("name", ["", "0", "-1", "٣", "7K3M9P2XT", "7K3M9P2XT/", "/L2", "x/y"])
def test_what_names_no_lot_finds_none(name: str) -> None:
    make_lot(make_product(code="7K3M9P2XT"), "L2")

    assert lot_named(name) is None


def test_a_product_is_found_by_code_and_barcode() -> None:
    product = make_product(code="7K3M9P2XT", gtin="02000000004716")

    for name in (" 7k3m-9p2x-t ", "2000000004716", "02000000004716"):
        assert product_named(name) == product, name
    assert product_named("") is None
