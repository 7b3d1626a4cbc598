from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from catalog.certificates.models import CertificateEvent
from tests.outcomes import NOW, Cast, in_force_lot
from traceability.labels.actions import void_labels
from traceability.lots.actions import lift_recall, raise_doubt, recall_lot, release_lot
from traceability.lots.models import Lot
from traceability.resolver.answer import Pack, PrintedLot
from traceability.resolver.question import (
    lot_numbered,
    lot_with_barcode,
    product_coded,
    product_with_barcode,
)
from traceability.scans.models import UnitState

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
GTIN = "02000000004716"


@pytest.fixture
def lot() -> Lot:
    return in_force_lot(Cast.gather(), gtin=GTIN)


def pack(lot: Lot, index: int | None = 3, on: dt.date = TODAY) -> Pack:
    found = lot_numbered(lot.pk, index, on)
    assert found
    return found.pack


def test_one_query_brings_lot_product_and_the_last_link_of_the_log(
    lot: Lot, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        found = lot_numbered(lot.pk, 3, TODAY)

    assert found
    assert (found.product, found.is_potential) == (lot.product_id, False)
    assert found.head == CertificateEvent.objects.order_by("-sequence")[0].digest
    assert found.lot == PrintedLot(lot.pk, 1, lot.code, dt.date(2026, 4, 1), None)
    assert found.pack == Pack()


def test_only_printed_labels_are_printed(lot: Lot) -> None:
    assert [pack(lot, index).is_printed for index in (0, 9, 10, None)] == [True, True, False, True]


def test_a_lot_is_released_from_its_day_on(lot: Lot) -> None:
    release_lot(lot, on=TODAY, by=None)

    assert [pack(lot, on=TODAY + dt.timedelta(days=n)).is_released for n in (-1, 0)] == [
        False, True,
    ]  # fmt: skip


def test_a_label_is_void_within_its_range(lot: Lot) -> None:
    void_labels(lot, first=3, last=4, reason="Rách", by=None)

    assert [pack(lot, index).is_void for index in (2, 3, 4, 5, None)] == [
        False, True, True, False, False,
    ]  # fmt: skip
    assert pack(lot).void_reason == "Rách"


def test_a_recall_speaks_until_it_is_lifted(lot: Lot) -> None:
    recall_lot(lot, reason_vi="Vỡ", reason_en="Broken", by=None)
    assert (pack(lot).recall_reason_vi, pack(lot).recall_reason_en) == ("Vỡ", "Broken")
    lift_recall(lot, by=None)
    assert pack(lot).recall_reason_vi is None


def test_a_doubt_speaks(lot: Lot) -> None:
    raise_doubt(lot, reason_vi="Nghi ngờ", by=None)

    assert pack(lot, None).doubt_reason_vi == "Nghi ngờ"


def test_what_was_seen_is_the_labels_own(lot: Lot) -> None:
    hour = dt.datetime(2026, 8, 1, 3, tzinfo=dt.UTC)
    UnitState.objects.create(lot=lot, index=3, first_hour=hour, count=7)

    assert (pack(lot).seen, pack(lot).first_seen) == (7, hour)
    assert (pack(lot, 4).seen, pack(lot, 4).first_seen) == (0, None)


def test_lot_and_product_are_found_by_what_is_printed(lot: Lot) -> None:
    by_code, by_gtin = product_coded(lot.product.code), product_with_barcode(GTIN)

    assert by_code
    assert by_code == by_gtin
    assert by_code.product == lot.product_id
    assert lot_with_barcode(GTIN, lot.code) == (lot.pk, 1)


def test_what_is_not_there_is_not_found(lot: Lot) -> None:
    assert lot_numbered(lot.pk + 1, 3, TODAY) is None
    assert lot_with_barcode(GTIN, "NONE") is None
    assert product_coded("NOSUCH") is None
    assert product_with_barcode("0") is None
