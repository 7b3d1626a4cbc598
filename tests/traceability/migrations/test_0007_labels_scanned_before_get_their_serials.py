"""What becomes of labels that were scanned under the release before."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from pytest_django.fixtures import Settings

from base import clock
from tests.factories import make_lot, make_product
from traceability.labels.codes import serial_of
from traceability.labels.keys import KeyRing
from traceability.lots.models import Lot
from traceability.scans.models import UnitState

migration = import_module(
    "traceability.migrations.0007_labels_scanned_before_get_their_serials"
)
pytestmark = pytest.mark.django_db


def scanned_before(lot: Lot, index: int) -> None:
    UnitState.objects.create(lot=lot, index=index, first_hour=clock.now(), count=40)


def test_only_labels_with_a_barcode_get_a_serial(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migration, "BATCH", 2)
    plain, barcoded = make_lot(make_product()), make_lot(make_product(gtin="02000000004716"))
    for index in range(5):
        scanned_before(barcoded, index)
    scanned_before(plain, 3)
    migration.forwards(apps, None)
    key = settings.LABEL_KEY_RING.lot_key(1, barcoded.pk)

    assert dict(UnitState.objects.filter(lot=barcoded).values_list("index", "serial")) == {
        index: serial_of(index, key) for index in range(5)
    }
    assert UnitState.objects.get(lot=plain).serial == ""


def test_without_the_key_of_a_lot_its_labels_wait(settings: Settings) -> None:
    scanned_before(make_lot(make_product(gtin="02000000004716")), 3)
    settings.LABEL_KEY_RING = KeyRing({2: bytes(32)})
    migration.forwards(apps, None)

    assert UnitState.objects.get().serial == ""
