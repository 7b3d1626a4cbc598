"""Codes and numbers of the demo's products."""

from __future__ import annotations

from base.codes.product_code import is_well_formed
from config.demo.products import product_code, restricted_gtin
from config.demo.story import products
from traceability.labels.gtin import gtin14


def test_the_code_of_a_product_never_changes() -> None:
    assert product_code("ho-tieu-le-chi") == product_code("ho-tieu-le-chi")
    assert is_well_formed(product_code("ho-tieu-le-chi"))


def test_no_two_products_share_a_code() -> None:
    assert len({product_code(each.key) for each in products()}) == len(products())


def test_a_barcode_number_is_of_restricted_circulation() -> None:
    assert restricted_gtin(1) == "02000000000015"
    assert gtin14(restricted_gtin(1)) == "02000000000015"
