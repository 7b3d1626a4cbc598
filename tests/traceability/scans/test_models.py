from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import Model

from catalog.products.models import Product
from traceability.lots.models import Lot
from traceability.scans.models import DailyScans, Scan, SegmentProgress, UnitState

HOUR = dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)
HONEY = Product(name_vi="Mật ong")


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (SegmentProgress(segment="2026-11-22.scans", position=120), "2026-11-22.scans 120"),
        (Scan(hour=HOUR, outcome="in_force"), "2026-11-22 10 in_force"),
        (UnitState(lot=Lot(product=HONEY, code="L26"), index=3, count=2), "Mật ong L26 3: 2"),
        (DailyScans(day=HOUR.date(), product=HONEY, count=2), "2026-11-22 Mật ong: 2"),
    ],
)
def test_a_row_is_told_from_others(row: Model, text: str) -> None:
    assert str(row) == text
