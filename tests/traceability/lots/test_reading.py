from __future__ import annotations

import pytest
from django.db import connection  # noqa: F401 - read by skipif

from base import chain, seal, witness
from base.witness import Point
from tests.factories import make_lot, make_product
from tests.traceability.lots.tampering import change_acts, drop_acts, sql
from traceability.lots.actions import recall_lot
from traceability.lots.models import Lot, LotAct
from traceability.lots.reading import LOTS, Broken, acts_of, believed, history_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def lot() -> Lot:
    """A recalled lot: opened, released, recalled."""
    lot = make_lot(make_product())
    recall_lot(lot, reason_vi="Mốc", by=None)
    return lot


def test_a_whole_history_tells_its_state_and_its_last_act(lot: Lot) -> None:
    history = history_of(lot)

    assert history.state.recall
    assert history.head == Point(3, LotAct.objects.get(place=3).digest)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("facts = replace(facts, 'Mốc', 'Vỡ') WHERE place = 3", "act 3 was changed"),
        ("kind = 'doubted' WHERE place = 3", "act 3 was changed"),
        ("recorded_at = '2020-01-01 00:00:00' WHERE place = 3", "act 3 was changed"),
        ("seal = replace(seal, '1:', '2:') WHERE place = 2", "act 2 is not sealed by us"),
        ("before = digest WHERE place = 2", "act 2 does not follow the one before"),
        ("place = 4 WHERE place = 3", "act 3 is missing"),
    ],
)
def test_a_changed_act_is_not_believed(lot: Lot, change: str, why: str) -> None:
    change_acts(change)
    with pytest.raises(Broken, match=why):
        history_of(lot)


def test_acts_that_cannot_follow_each_other_are_not_believed(lot: Lot) -> None:
    rows = list(LotAct.objects.order_by("place"))
    rows[2].kind = "doubt_cleared"
    rows[2].digest = chain.digest(rows[2].previous, rows[2].content())
    rows[2].seal = seal.seal("lot act", rows[2].digest.encode())

    with pytest.raises(Broken, match="the lot is not in doubt"):
        believed(lot, rows)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps no such moment.")
def test_acts_of_which_one_cannot_be_read_are_not_read(lot: Lot) -> None:
    change_acts("at = '2026-99-99 00:00:00' WHERE place = 3")

    with pytest.raises(Broken, match="an act cannot be read"):
        acts_of([lot.pk])


@pytest.mark.parametrize("place", [1, 2])
def test_a_missing_act_is_noticed_by_the_gap(lot: Lot, place: int) -> None:
    drop_acts("place = %s", place)

    with pytest.raises(Broken, match=f"act {place} is missing"):
        history_of(lot)


def test_a_cut_end_is_noticed_by_the_witness(lot: Lot) -> None:
    witness.note({f"l/{lot.pk}": history_of(lot).head})
    drop_acts("place = 3")

    with pytest.raises(Broken, match="act 3 is missing"):
        history_of(lot)


def test_an_act_of_another_product_is_not_believed(lot: Lot) -> None:
    change_acts("product_id = %s WHERE place = 2", make_product().pk)

    with pytest.raises(Broken, match="act 2 is of another product"):
        history_of(lot)


def test_an_act_copied_from_another_lot_is_not_believed(lot: Lot) -> None:
    other = make_lot(lot.product)
    drop_acts("lot_id = %s AND place = 2", other.pk)
    change_acts("lot_id = %s WHERE lot_id = %s AND place = 2", other.pk, lot.pk)

    for each in (lot, other):
        with pytest.raises(Broken):
            history_of(each)


def test_a_lot_whose_row_was_changed_is_not_believed(lot: Lot) -> None:
    sql("UPDATE traceability_lot SET made_on = '2026-06-01'")

    with pytest.raises(Broken, match="its row was changed"):
        history_of(Lot.objects.get())


def test_a_lot_without_acts_is_not_believed(lot: Lot) -> None:
    drop_acts("1 = 1")

    with pytest.raises(Broken, match="act 1 is missing"):
        history_of(lot)


def test_the_acts_of_several_lots_come_in_order(lot: Lot) -> None:
    other = make_lot(lot.product)
    found = acts_of([lot.pk, other.pk])

    assert {number: [act.place for act in acts] for number, acts in found.items()} == {
        lot.pk: [1, 2, 3],
        other.pk: [1, 2],
    }


def test_the_last_points_are_those_of_every_lot_and_of_the_whole_log(lot: Lot) -> None:
    other = make_lot(lot.product)
    digests = dict(LotAct.objects.values_list("sequence", "digest"))

    assert LOTS.points() == {
        f"l/{lot.pk}": Point(3, digests[3]),
        f"l/{other.pk}": Point(2, digests[5]),
        "lots": Point(5, digests[5]),
    }
