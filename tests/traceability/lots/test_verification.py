from __future__ import annotations

import pytest
from django.db import connection  # noqa: F401 - read by skipif

from base import chain, witness
from base.witness import Point
from tests.factories import make_lot, make_product, make_run
from tests.traceability.lots.tampering import change_acts, drop_acts, sql
from traceability.lots.actions import recall_lot
from traceability.lots.models import Lot, LotAct, LotHead
from traceability.lots.verification import faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def lot() -> Lot:
    """The second of two lots: acts 3 to 6 opened, released, printed, recalled."""
    product = make_product()
    make_lot(product)
    lot = make_lot(product)
    make_run(lot)
    recall_lot(lot, reason_vi="Mốc", by=None)
    return lot


def test_a_whole_log_has_no_faults(lot: Lot) -> None:
    assert list(faults()) == []


def test_a_log_of_nothing_has_no_faults() -> None:
    assert list(faults()) == []


def test_a_head_that_is_gone_is_named(lot: Lot) -> None:
    sql("DELETE FROM traceability_lothead")

    assert list(faults()) == ["head of lots: says 0, the log ends at act 6"]


@pytest.mark.parametrize(
    ("place", "said"), [(5, []), (6, ["head of lots: the witness saw another act 6"])]
)
def test_another_end_than_the_witness_saw_is_named(lot: Lot, place: int, said: list[str]) -> None:
    witness.note({"lots": Point(place, "0" * 64)})

    assert list(faults()) == said


def test_a_changed_act_is_named(lot: Lot) -> None:
    change_acts("facts = replace(facts, 'Mốc', 'Vỡ')")

    assert list(faults()) == [f"act 6 (lot {lot.pk}): was changed"]


def test_a_missing_act_is_named(lot: Lot) -> None:
    drop_acts("sequence = 5")

    assert "act 5 (lot –): missing" in list(faults())
    assert f"lot {lot.pk}: act 3 is missing" in list(faults())


def test_a_cut_end_is_named(lot: Lot) -> None:
    drop_acts("sequence = 6")

    assert list(faults()) == [
        "act 6: missing",
        "head of lots: says 6, the log ends at act 5",
        f"lot {lot.pk}: act 4 is missing",
    ]


def test_an_end_cut_with_its_head_and_its_row_is_named_by_the_witness(lot: Lot) -> None:
    head = LotHead.objects.get()
    witness.note({"lots": Point(head.sequence, head.digest)})
    drop_acts("sequence = 6")
    last = LotAct.objects.get(sequence=5)
    sql("UPDATE traceability_lothead SET sequence = 5, digest = %s", last.digest)
    sql("DELETE FROM traceability_publiclot")

    assert "act 6: missing" in list(faults())


def test_a_moved_act_is_named(lot: Lot) -> None:
    first = Lot.objects.order_by("pk")[0]
    change_acts("lot_id = %s, place = 3 WHERE sequence = 6", first.pk)

    assert f"act 6 (lot {first.pk}): was changed" in list(faults())


def test_an_act_written_anew_with_new_digests_is_not_sealed_by_us(lot: Lot) -> None:
    act = LotAct.objects.get(sequence=6)
    act.facts = act.facts.replace("Mốc", "Vỡ")
    digest = chain.digest(act.previous, act.content())
    change_acts("facts = %s, digest = %s WHERE sequence = 6", act.facts, digest)
    sql("UPDATE traceability_lothead SET digest = %s", digest)

    assert list(faults()) == [f"act 6 (lot {lot.pk}): not sealed by us"]


def test_another_head_is_named(lot: Lot) -> None:
    sql("UPDATE traceability_lothead SET digest = %s", "0" * 64)

    assert list(faults()) == ["head of lots: remembers another act 6"]


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps no such moment.")
def test_an_act_that_cannot_be_read_is_named(lot: Lot) -> None:
    change_acts("at = '2026-99-99 00:00:00' WHERE sequence = 6")

    assert "act 6: cannot be read" in list(faults())


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("UPDATE traceability_publiclot SET facts = '{}' WHERE lot_id = %s", "not sealed by us"),
        ("DELETE FROM traceability_publiclot WHERE lot_id = %s", "missing"),
    ],
)
def test_a_forged_or_missing_row_is_named(lot: Lot, change: str, what: str) -> None:
    sql(change, lot.pk)

    assert list(faults()) == [f"row of lot {lot.pk}: {what}"]


def test_an_old_row_copied_back_is_named(lot: Lot) -> None:
    other = make_lot(lot.product)
    before = other.public
    make_run(other)
    sql(
        "UPDATE traceability_publiclot SET facts = %s, place = %s, head = %s, seal = %s "
        "WHERE lot_id = %s",
        before.facts, before.place, before.head, before.seal, other.pk,
    )  # fmt: skip

    assert list(faults()) == [f"row of lot {other.pk}: stale"]


def test_a_changed_lot_is_named(lot: Lot) -> None:
    sql("UPDATE traceability_lot SET best_before = '2030-01-01' WHERE id = %s", lot.pk)

    assert list(faults()) == [f"lot {lot.pk}: its row was changed after it was opened"]
