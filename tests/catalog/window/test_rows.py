from __future__ import annotations

import datetime as dt

import pytest

from catalog.certificates.reading import register_rows
from catalog.window.gazetteer import Gazetteer
from catalog.window.rows import certificate_row, producer_row, product_row
from tests.catalog.browse.conftest import NOON, Office
from tests.factories import make_product


def test_a_products_row_carries_what_lists_filter_by(office: Office) -> None:
    product = office.certify(make_product("Mật ong", price_dong=165_000)).product
    row = product_row(product, list(register_rows()), Gazetteer(NOON.date()))

    assert (row.star, row.price_dong, row.blocked) == (4, 165_000, "")
    assert row.in_force_until == dt.date(2029, 3, 1)
    assert "mat ong" in row.folded
    assert "kon gang" in row.folded


def test_a_certificates_row_is_found_by_number_product_and_producer(office: Office) -> None:
    certificate = office.certify(make_product("Tiêu đỏ"), number="12/2026/OCOP")
    row = certificate_row(certificate, list(register_rows()), Gazetteer(NOON.date()))

    assert row.folded.startswith("12/2026/ocop tieu do")
    assert row.document["number"] == "12/2026/OCOP"


def test_rows_that_are_not_believed_are_blocked_and_carry_no_star(office: Office) -> None:
    product = office.certify(make_product()).product
    rows = list(register_rows())
    rows[0].star = 5
    row = product_row(product, rows, Gazetteer(NOON.date()))

    assert (row.blocked, row.star) == ("cannot_check", None)


@pytest.mark.django_db
def test_a_producers_row_lies_in_its_province() -> None:
    producer = make_product().producer
    row = producer_row(producer, Gazetteer(NOON.date()))

    assert row.province_code == producer.commune.parent.code  # type: ignore[union-attr]
    assert (row.slug, row.sort_key) == (producer.slug, producer.sort_key)
