from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection, transaction

from base import chain, clock
from base.models import StateFolder
from base.state_folder import marks
from base.state_folder.marks import ServedElsewhere
from tests.factories import make_lot, make_product, make_run
from tests.traceability.lots.tampering import drop_acts, sql
from traceability.lots.actions import recall_lot, release_lot
from traceability.lots.acts import Kind, LotRefused
from traceability.lots.models import Lot, LotAct, LotHead, PublicLot

pytestmark = pytest.mark.django_db


@pytest.fixture
def lot() -> Lot:
    """A lot that is opened and released."""
    return make_lot(make_product())


def act(lot: Lot, kind: Kind, facts: str = "{}") -> LotAct:
    return LotAct(lot=lot, kind=kind, at=clock.now(), facts=facts)


def test_acts_are_one_chain_and_each_lot_has_its_own(lot: Lot) -> None:
    other = make_lot(lot.product)
    recall_lot(lot, reason_vi="Mốc", by=None)
    rows = list(LotAct.objects.order_by("sequence"))

    assert [(row.sequence, row.lot_id, row.place) for row in rows] == [
        (1, lot.pk, 1), (2, lot.pk, 2), (3, other.pk, 1), (4, other.pk, 2), (5, lot.pk, 3),
    ]  # fmt: skip
    assert [row.previous for row in rows] == [chain.GENESIS, *(row.digest for row in rows[:-1])]
    assert [rows[2].before, rows[4].before] == [chain.GENESIS, rows[1].digest]
    assert list(LotHead.objects.values_list("sequence", "digest")) == [(5, rows[4].digest)]


CHEATS: dict[str, Callable[[Lot], object]] = {
    "end nothing": lambda lot: act(lot, Kind.RECALL_LIFTED).save(),
    "open twice": lambda lot: act(lot, Kind.OPENED).save(),
    "no facts": lambda lot: act(lot, Kind.RELEASED, "no json").save(),
    "a list of facts": lambda lot: act(lot, Kind.RELEASED, "[]").save(),
    "save": lambda _lot: LotAct.objects.get(place=1).save(),
    "save once more": lambda _lot: LotAct.objects.get(place=2).save(),
    "delete": lambda _lot: LotAct.objects.get(place=1).delete(),
    "update all": lambda _lot: LotAct.objects.update(kind="opened"),
    "delete all": lambda _lot: LotAct.objects.all().delete(),
    "create in bulk": lambda lot: LotAct.objects.bulk_create([act(lot, Kind.RELEASED)]),
    "update in bulk": lambda _lot: LotAct.objects.bulk_update(LotAct.objects.all(), ["kind"]),
    "save the lot": lambda lot: lot.save(),
}


@pytest.mark.parametrize("cheat", CHEATS)
def test_what_is_written_stays_and_what_does_not_fit_is_not_written(lot: Lot, cheat: str) -> None:
    with pytest.raises(LotRefused), transaction.atomic():
        CHEATS[cheat](lot)
    assert [(row.place, row.kind) for row in LotAct.objects.all()] == [
        (1, "opened"), (2, "released"),
    ]  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_an_act_needs_a_transaction(lot: Lot) -> None:
    assert not connection.in_atomic_block
    with pytest.raises(LotRefused):
        act(lot, Kind.RELEASED, '{"day":"2026-05-01"}').save()
    assert LotAct.objects.count() == 2


@pytest.mark.parametrize(
    "tampering",
    [
        "DELETE FROM traceability_lotact WHERE place = 2",
        "DELETE FROM traceability_lotact WHERE place = 1",
        "DELETE FROM traceability_lotact",
        "UPDATE traceability_lotact SET facts = '{}' WHERE place = 2",
        "DELETE FROM traceability_lothead",
        "UPDATE traceability_lothead SET sequence = 1",
    ],
)
def test_nothing_is_added_to_a_log_that_was_changed(lot: Lot, tampering: str) -> None:
    sql(tampering)
    row = PublicLot.objects.values().get()

    with pytest.raises(LotRefused), transaction.atomic():
        recall_lot(lot, reason_vi="Mốc", by=None)
    assert not LotAct.objects.filter(kind="recalled").exists()
    assert PublicLot.objects.values().get() == row


def test_the_door_itself_adds_nothing_to_a_history_that_was_changed(lot: Lot) -> None:
    sql("UPDATE traceability_lotact SET facts = '{}' WHERE place = 2")

    with pytest.raises(LotRefused, match="verify_log"), transaction.atomic():
        act(lot, Kind.RELEASED, '{"day":"2026-05-01"}').save()
    assert LotAct.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_log_that_was_cut_together_with_its_head_is_noticed_by_the_witness(lot: Lot) -> None:
    first = LotAct.objects.get(place=1)
    drop_acts("place = 2")
    sql("UPDATE traceability_lothead SET sequence = 1, digest = %s", first.digest)
    sql("DELETE FROM traceability_publiclot")

    with pytest.raises(LotRefused):
        make_lot(lot.product)
    with pytest.raises(LotRefused):
        recall_lot(lot, reason_vi="Mốc", by=None)


def test_nothing_is_written_from_another_state_folder(lot: Lot) -> None:
    StateFolder.objects.create(pk=marks.ROW, mark="0" * 32)
    with pytest.raises(ServedElsewhere):
        recall_lot(lot, reason_vi="Mốc", by=None)

    assert not LotAct.objects.filter(kind=Kind.RECALLED).exists()


def test_a_barcode_number_follows_its_product_until_labels_are_printed(lot: Lot) -> None:
    lot.product.gtin = "02000000004716"
    lot.product.save()
    assert PublicLot.objects.get().gtin == "02000000004716"

    make_run(lot)
    lot.product.gtin = "02000000004723"
    with pytest.raises(LotRefused, match="đã in kèm mã vạch"):
        lot.product.save()
    assert PublicLot.objects.get().gtin == "02000000004716"


def test_a_product_without_lots_may_change_its_number() -> None:
    product = make_product(gtin="02000000004716")
    product.gtin = None
    product.save()

    assert not PublicLot.objects.exists()


@pytest.mark.parametrize("gtin", ["02000000004716", None])
def test_a_product_with_printed_labels_may_change_all_but_its_number(gtin: str | None) -> None:
    lot = make_lot(make_product(gtin=gtin))
    make_run(lot)
    sql("DELETE FROM traceability_publiclot")
    lot.product.name_vi = "Trà dây"
    lot.product.save()

    assert not PublicLot.objects.exists()  # nothing of a lot was written anew


def test_a_release_is_sealed_and_signed(lot: Lot) -> None:
    row = release_lot(lot, on=lot.made_on, by=None)

    assert row.seal.startswith("1:")
    assert row.product_id == lot.product_id
