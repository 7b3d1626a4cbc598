from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection

from base import witness
from base.seal import Unbelievable
from base.witness import Point
from tests.factories import make_lot, make_product
from tests.outcomes import NOW, Cast, in_force_lot
from traceability.labels.actions import void_labels
from traceability.lots.actions import raise_doubt, recall_lot
from traceability.lots.models import Lot, PublicLot
from traceability.lots.reading import chain_name
from traceability.lots.shown import LOT_COLUMNS, ShownLot, opened_lot

pytestmark = pytest.mark.django_db


def columns(lot: Lot) -> list[Any]:
    """The columns of the lot's row, as the database gives them."""
    with connection.cursor() as cursor:
        names = ", ".join(LOT_COLUMNS)
        sql = f"SELECT {names} FROM traceability_publiclot WHERE lot_id = %s"  # noqa: S608
        cursor.execute(sql, [lot.pk])
        return list(cursor.fetchone())


def shown(lot: Lot) -> ShownLot:
    return opened_lot(columns(lot))


def test_a_lot_shows_what_is_printed_on_its_packs() -> None:
    lot = make_lot(make_product())
    found = shown(lot)

    assert (found.pk, found.code, found.key_version) == (lot.pk, lot.code, 1)
    assert (found.made_on, found.best_before) == (lot.made_on, lot.best_before)
    assert (found.recall, found.doubt) == (None, None)


def test_a_lot_shows_its_last_day_its_recall_and_its_doubt() -> None:
    lot = make_lot(make_product(), best_before=dt.date(2027, 4, 1))
    recall_lot(lot, reason_vi="Mốc", day=dt.date(2026, 5, 2), by=None)
    raise_doubt(lot, reason_vi="Nghi", by=None)
    found = shown(lot)

    assert found.best_before == dt.date(2027, 4, 1)
    assert found.recall == {"reason_vi": "Mốc", "reason_en": "", "contact": "", "day": "2026-05-02"}
    assert found.doubt == {"reason_vi": "Nghi", "reason_en": ""}


def test_only_labels_that_were_set_aside_are_printed() -> None:
    found = shown(in_force_lot(Cast.gather()))
    assert [found.is_printed(index) for index in (-1, 0, 9, 10)] == [False, True, True, False]


def test_a_lot_is_released_from_its_day_on() -> None:
    lot = in_force_lot(Cast.gather())
    day = dt.date.fromisoformat(shown(lot).facts["released_on"])
    morning = dt.datetime.combine(day, dt.time(0), tzinfo=NOW.tzinfo)

    assert shown(lot).is_released(morning)
    assert not shown(lot).is_released(morning - dt.timedelta(seconds=1))


def test_a_label_is_void_within_its_range_and_says_why() -> None:
    lot = in_force_lot(Cast.gather())
    void_labels(lot, first=3, last=4, reason="Rách", by=None)

    assert [shown(lot).void_reason(index) for index in (2, 3, 4, 5)] == [None, "Rách", "Rách", None]


@pytest.mark.parametrize("name", LOT_COLUMNS)
def test_no_column_can_be_changed(name: str) -> None:
    cast = Cast.gather()
    row, other = columns(in_force_lot(cast)), columns(in_force_lot(cast, gtin="02000000004716"))
    place = LOT_COLUMNS.index(name)
    row[place] = other[place] if other[place] != row[place] else 7

    with pytest.raises(Unbelievable):
        opened_lot(row)


def test_a_row_that_knows_less_than_the_witness_is_not_believed() -> None:
    lot = make_lot(make_product())
    place = PublicLot.objects.get(pk=lot.pk).place
    witness.note({chain_name(lot.pk): Point(place + 1, "a" * 64)})

    with pytest.raises(Unbelievable):
        shown(lot)
