from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from base.seal import Unbelievable
from tests.outcomes import Cast, in_force_lot, path_of
from traceability.lots.models import Lot
from traceability.resolver.question import (
    Found,
    lot_numbered,
    lot_with_barcode,
    product_coded,
    product_with_barcode,
)
from traceability.scans.models import UnitState

pytestmark = pytest.mark.django_db
GTIN = "02000000004716"


@pytest.fixture
def lot() -> Lot:
    return in_force_lot(Cast.gather(), gtin=GTIN)


def test_one_question_brings_lot_product_and_producer(
    lot: Lot, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        found = lot_numbered(lot.pk, 3)

    assert found
    assert found.lot
    assert (found.lot.pk, found.lot.code) == (lot.pk, lot.code)
    assert found.product["code"] == lot.product.code
    assert found.producer["portfolio"][0]["code"] == lot.product.code


def test_what_was_seen_is_the_labels_own(lot: Lot) -> None:
    hour = dt.datetime(2026, 8, 1, 3, tzinfo=dt.UTC)
    serial = path_of(lot).rpartition("/")[2]
    UnitState.objects.create(lot=lot, index=3, serial=serial, first_hour=hour, count=7)

    assert seen(lot_numbered(lot.pk, 3)) == seen(lot_with_barcode(GTIN, lot.code, serial)) == (
        7, hour,
    )  # fmt: skip
    assert seen(lot_numbered(lot.pk, 4)) == seen(lot_with_barcode(GTIN, lot.code, "")) == (0, None)


def seen(found: Found | None) -> tuple[int, dt.datetime | None]:
    """How often the label was seen, and when first."""
    assert found
    return found.seen, found.first_seen


def test_a_product_is_found_by_its_code_and_by_its_barcode(
    lot: Lot, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        by_code, by_gtin = product_coded(lot.product.code), product_with_barcode(GTIN)

    assert by_code
    assert by_code == by_gtin
    assert (by_code.product["id"], by_code.lot) == (lot.product_id, None)


def test_what_is_not_there_is_not_found(lot: Lot) -> None:
    assert lot_numbered(lot.pk + 1, 3) is None
    assert lot_with_barcode(GTIN, "NONE", "") is None
    assert product_coded("NOSUCH") is None
    assert product_with_barcode("0") is None


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE traceability_publiclot SET key_version = 2",
        "UPDATE catalog_publicproduct SET gtin = '02000000004723'",
        "UPDATE catalog_publicproducer SET slug = 'x'",
        "DELETE FROM catalog_publicproducer",
        "DELETE FROM catalog_publicproduct",
    ],
)
def test_one_row_nobody_can_believe_spoils_the_answer(lot: Lot, sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)

    with pytest.raises(Unbelievable):
        lot_numbered(lot.pk, 3)
