from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings
from pytest_django.fixtures import Settings

from tests.factories import make_lot, make_product
from traceability.labels.codes import serial_of
from traceability.labels.keys import KeyRing
from traceability.lots.models import Lot
from traceability.scans.counting import count_days, count_units
from traceability.scans.models import DailyScans, Scan, UnitState

pytestmark = pytest.mark.django_db
HOUR = dt.datetime(2026, 11, 22, 10, tzinfo=dt.timezone(dt.timedelta(hours=7)))


@pytest.fixture
def lot() -> Lot:
    return make_lot(make_product())


def look(lot: Lot, index: int | None = 3, token: int | None = 1, *, hours: int = 0) -> Scan:
    hour = HOUR + dt.timedelta(hours=hours)
    facts = {"product_id": lot.product_id, "outcome": "in_force", "day_token": token}
    return Scan(lot_id=lot.pk, index=index, hour=hour, **facts)


def test_each_visitor_counts_once_for_a_label_and_hour(lot: Lot) -> None:
    rows = [look(lot), look(lot), look(lot, token=2), look(lot, hours=1), look(lot, 4)]
    count_units(rows)

    assert [row.is_repeat for row in rows] == [False, True, False, False, False]
    assert dict(UnitState.objects.values_list("index", "count")) == {3: 3, 4: 1}


def test_looks_nobody_can_tell_apart_all_count(lot: Lot) -> None:
    rows = [look(lot, token=None), look(lot, token=None)]
    count_units(rows)

    assert [row.is_repeat for row in rows] == [False, False]


def test_a_look_at_a_lot_or_product_is_no_look_at_a_label(lot: Lot) -> None:
    count_units([look(lot, None)])

    assert not UnitState.objects.exists()


def test_a_label_with_a_barcode_keeps_the_serial_it_carries(lot: Lot) -> None:
    barcoded = make_lot(make_product(gtin="02000000004716"))
    count_units([look(lot), look(barcoded)])
    key = settings.LABEL_KEY_RING.lot_key(1, barcoded.pk)

    assert dict(UnitState.objects.values_list("lot", "serial")) == {
        lot.pk: "",
        barcoded.pk: serial_of(3, key),
    }


def test_without_its_lots_key_a_label_has_no_serial(settings: Settings) -> None:
    lot = make_lot(make_product(gtin="02000000004716"))
    settings.LABEL_KEY_RING = KeyRing({2: bytes(32)})
    count_units([look(lot)])

    assert UnitState.objects.get().serial == ""


def test_a_label_without_a_serial_gets_it_at_its_next_look(settings: Settings) -> None:
    lot, ring = make_lot(make_product(gtin="02000000004716")), settings.LABEL_KEY_RING
    settings.LABEL_KEY_RING = KeyRing({2: bytes(32)})
    count_units([look(lot), look(lot, 4)])
    settings.LABEL_KEY_RING = ring
    count_units([look(lot, hours=1)])

    assert dict(UnitState.objects.values_list("index", "serial")) == {
        3: serial_of(3, ring.lot_key(1, lot.pk)),
        4: "",
    }


def test_days_are_those_of_vietnam_and_add_up(lot: Lot) -> None:
    count_days([look(lot), look(lot, token=2), look(lot, hours=13), look(lot, hours=14)])
    count_days([look(lot, hours=1)])

    assert list(DailyScans.objects.order_by("day").values_list("day", "count")) == [
        (dt.date(2026, 11, 22), 4),
        (dt.date(2026, 11, 23), 1),
    ]
