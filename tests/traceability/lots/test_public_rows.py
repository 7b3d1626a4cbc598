from __future__ import annotations

import datetime as dt
import json

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from base.seal import is_sealed, packed, seal
from tests.factories import make_lot, make_product, make_run
from tests.traceability.lots.tampering import drop_acts, sql
from traceability.labels.actions import void_labels
from traceability.lots.actions import raise_doubt, recall_lot
from traceability.lots.acts import LotRefused
from traceability.lots.models import Lot, LotAct, PublicLot
from traceability.lots.public_rows import ROW_SEAL, refresh_all_lots, refresh_lots, row_of
from traceability.lots.reading import Broken

pytestmark = pytest.mark.django_db
GTIN = "02000000004716"
SQLITE = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL checks moments.")


@pytest.fixture
def lot() -> Lot:
    lot = make_lot(make_product(gtin=GTIN), best_before=dt.date(2027, 4, 1))
    make_run(lot)
    return lot


def test_the_row_says_everything_a_scan_may_say(lot: Lot) -> None:
    words = {"reason_vi": "Mốc", "reason_en": "Mould", "contact": "0269"}
    recall_lot(lot, **words, day=dt.date(2026, 5, 2), by=None)
    raise_doubt(lot, reason_vi="Nghi", by=None)
    void_labels(lot, first=3, last=4, reason="Ướt", by=None)
    void_labels(lot, first=0, last=1, reason="Rách", by=None)

    assert json.loads(PublicLot.objects.get().facts) == {
        "made_on": "2026-04-01",
        "best_before": "2027-04-01",
        "released_on": "2026-04-01",
        "recall": {**words, "day": "2026-05-02"},
        "doubt": {"reason_vi": "Nghi", "reason_en": ""},
        "voids": [[0, 1, "Rách"], [3, 4, "Ướt"]],
        "printed": 10,
    }


def test_the_seal_covers_these_columns_in_this_order(lot: Lot) -> None:
    row = PublicLot.objects.get()
    last = LotAct.objects.get(place=3)
    columns: list[str | int | None] = [
        lot.pk,
        lot.product_id,
        GTIN,
        lot.code,
        1,
        row.facts,
        3,
        last.digest,
    ]

    assert is_sealed(row.seal, "lot", packed(columns))


@pytest.mark.parametrize(
    "change",
    [
        "gtin = ''", "code = 'X'", "key_version = 2", "place = 2", "head = seal",
        "facts = replace(facts, '\"printed\":10', '\"printed\":99')",
    ],
)  # fmt: skip
def test_a_changed_row_is_not_ours_and_is_mended_from_the_acts(lot: Lot, change: str) -> None:
    whole = PublicLot.objects.values().get()
    sql(f"UPDATE traceability_publiclot SET {change}")  # noqa: S608 - the test's own
    changed = PublicLot.objects.get()

    assert not is_sealed(changed.seal, "lot", changed.content())
    assert refresh_all_lots() == (1, 0)
    assert PublicLot.objects.values().get() == whole


def test_a_history_cut_short_leaves_the_row_as_it_is(lot: Lot) -> None:
    recall_lot(lot, reason_vi="Mốc", by=None)
    row = PublicLot.objects.values().get()
    drop_acts("place = 4")

    with pytest.raises(LotRefused), transaction.atomic():
        refresh_lots([lot.pk])
    assert refresh_all_lots() == (0, 1)
    assert PublicLot.objects.values().get() == row


def test_one_broken_lot_does_not_hold_the_others_back(lot: Lot) -> None:
    make_lot(lot.product)
    drop_acts("lot_id = %s AND place = 2", lot.pk)
    sql("DELETE FROM traceability_publiclot")

    assert refresh_all_lots() == (1, 1)
    assert PublicLot.objects.get().lot_id != lot.pk


@pytest.mark.parametrize(
    "change",
    [
        "facts = 'x'",
        pytest.param("at = '2026-99-99 00:00:00'", marks=SQLITE),
    ],
)
def test_one_unreadable_act_does_not_hold_the_others_back(lot: Lot, change: str) -> None:
    make_lot(lot.product)
    sql(f"UPDATE traceability_lotact SET {change} WHERE lot_id = %s", lot.pk)  # noqa: S608

    assert refresh_all_lots() == (1, 1)
    with pytest.raises(LotRefused), transaction.atomic():
        refresh_lots([lot.pk])


@pytest.mark.parametrize("place", [0, 4])
def test_a_row_that_knows_another_history_is_not_written_over(lot: Lot, place: int) -> None:
    acts = list(LotAct.objects.order_by("place"))
    stored = PublicLot.objects.get()
    stored.place, stored.head = place or 3, acts[-1].digest if place else "0" * 64
    stored.seal = seal(ROW_SEAL, stored.content())

    with pytest.raises(Broken, match="việc 4 bị mất"):
        row_of(Lot.objects.select_related("product").get(), acts, stored)


def test_why_a_row_was_not_written_stands_in_the_log(
    lot: Lot, caplog: pytest.LogCaptureFixture
) -> None:
    drop_acts("place = 2")

    refresh_all_lots()
    assert f"The history of lot {lot.pk} cannot be believed: việc 2 bị mất." in caplog.text


def test_a_barcode_number_changed_behind_us_is_not_taken_over(lot: Lot) -> None:
    sql("UPDATE catalog_product SET gtin = '02000000004723'")

    assert refresh_all_lots() == (0, 1)
    assert PublicLot.objects.get().gtin == GTIN


def test_many_lots_are_written_in_four_queries_and_what_holds_them(
    lot: Lot, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    numbers = [lot.pk, *(make_lot(lot.product).pk for _ in range(5))]

    with django_assert_num_queries(4 + connection.features.has_select_for_update):
        refresh_lots(numbers)
