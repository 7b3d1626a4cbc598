from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection

from base.audit.models import Act
from catalog.certificates.outcomes import Outcome
from tests.factories import make_lot, make_run
from tests.outcomes import NOW, Cast, every_outcome, in_force_lot
from traceability.labels.actions import (
    LabelsRefused,
    Run,
    reserve_run,
    reserved_count,
    undo_void,
    void_labels,
)
from traceability.labels.codes import MOST_UNITS
from traceability.lots.actions import lift_recall, recall_lot
from traceability.lots.models import Lot, LotAct
from traceability.lots.reading import history_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def lot() -> Lot:
    return in_force_lot(Cast.gather())


def test_each_printing_gets_the_next_numbers(lot: Lot) -> None:
    runs = [reserve_run(lot, count, by=None) for count in (5, 1, 7)]

    assert [(run.first_index, run.count) for run in runs] == [(10, 5), (15, 1), (16, 7)]
    assert reserved_count(lot) == 23


def test_a_hundred_thousand_labels_are_one_small_row(lot: Lot) -> None:
    before = LotAct.objects.count()
    with connection.cursor() as cursor:
        pages = _pages(cursor)
        reserve_run(lot, 100_000, by=None)
        grown = _pages(cursor) - pages

    assert LotAct.objects.count() == before + 1
    assert grown * 4096 < 100_000


@pytest.mark.parametrize("count", [0, -1, 100_001])
def test_an_impossible_number_of_labels_is_refused(lot: Lot, count: int) -> None:
    with pytest.raises(LabelsRefused):
        reserve_run(lot, count, by=None)
    assert reserved_count(lot) == 10


@pytest.mark.parametrize(
    "outcome", [Outcome.REVOKED, Outcome.SUSPENDED, Outcome.EXPIRED, Outcome.NOT_COVERED]
)
def test_without_a_certificate_in_force_nothing_is_printed(outcome: Outcome) -> None:
    every_outcome(Cast.gather())
    lots = {Outcome.EXPIRED: "Cà phê bột", Outcome.NOT_COVERED: "Tỏi đen"}
    events = {"certificates__events__kind": outcome.value}
    named = {"name_vi": lots[outcome]} if outcome in lots else events
    lot = Lot.objects.get(**{f"product__{key}": value for key, value in named.items()})

    with pytest.raises(LabelsRefused):
        reserve_run(lot, 1, by=None)
    assert reserved_count(lot) == 10


def test_a_potential_product_may_be_labelled() -> None:
    lot = make_lot(Cast.gather().product(is_potential=True))

    assert reserve_run(lot, 3, by=None).count == 3


def test_a_recalled_lot_gets_no_more_labels(lot: Lot) -> None:
    recall_lot(lot, reason_vi="Mốc", by=None)

    with pytest.raises(LabelsRefused):
        reserve_run(lot, 1, by=None)


def test_a_lot_whose_recall_is_lifted_gets_labels_again(lot: Lot) -> None:
    recall_lot(lot, reason_vi="Mốc", by=None)
    lift_recall(lot, by=None)

    assert reserve_run(lot, 1, by=None) == Run(10, 1)


def test_a_void_that_is_undone_leaves_the_other_one_standing(lot: Lot) -> None:
    void_labels(lot, first=2, last=4, reason="Ướt", by=None)
    void_labels(lot, first=3, last=6, reason="Rách", by=None)
    first = history_of(lot).state.voids[0]
    undo_void(lot, act=first.act, reason="Tìm thấy", by=None)

    standing = history_of(lot).state
    assert [standing.void_of(index) is not None for index in (2, 3, 6, 7)] == [
        False, True, True, False,
    ]  # fmt: skip


def test_only_a_void_that_stands_is_undone(lot: Lot) -> None:
    void = void_labels(lot, first=2, last=4, reason="Ướt", by=None)
    undo_void(lot, act=void.place, reason="Tìm thấy", by=None)

    for act in (void.place, 1, 99):
        with pytest.raises(LabelsRefused):
            undo_void(lot, act=act, reason="Tìm thấy", by=None)
    assert LotAct.objects.filter(kind="void_undone").count() == 1


def test_a_lot_that_is_full_says_so(lot: Lot) -> None:
    make_run(lot, MOST_UNITS - 12)

    assert reserve_run(lot, 2, by=None).first_index == MOST_UNITS - 2
    with pytest.raises(LabelsRefused):
        reserve_run(lot, 1, by=None)


def test_printing_and_voiding_are_acts(lot: Lot) -> None:
    void_labels(lot, first=2, last=4, reason="Ướt", by=None)

    assert set(Act.objects.values_list("verb", flat=True)) >= {"lot.printed", "lot.voided"}


@pytest.mark.parametrize(
    ("first", "last", "reason"), [(4, 2, "Ướt"), (0, 10, "Ướt"), (-1, 3, "Ướt"), (0, 3, "  ")]
)
def test_only_printed_labels_are_voided_and_only_with_a_reason(
    lot: Lot, first: int, last: int, reason: str
) -> None:
    with pytest.raises(LabelsRefused):
        void_labels(lot, first=first, last=last, reason=reason, by=None)
    assert history_of(lot).state.voids == ()


def test_labels_that_are_all_void_are_not_voided_again(lot: Lot) -> None:
    for first, last in ((2, 4), (5, 6)):
        void_labels(lot, first=first, last=last, reason="Ướt", by=None)

    with pytest.raises(LabelsRefused, match="theo việc số 4, 5 của lô"):
        void_labels(lot, first=2, last=6, reason="Rách", by=None)
    assert LotAct.objects.filter(kind="voided").count() == 2

    void_labels(lot, first=2, last=7, reason="Rách", by=None)
    assert LotAct.objects.filter(kind="voided").count() == 3


def test_one_label_may_be_void_even_the_first(lot: Lot) -> None:
    void_labels(lot, first=0, last=0, reason="Ướt", by=None)

    standing = history_of(lot).state
    assert [standing.void_of(index) is not None for index in (0, 1)] == [True, False]


def test_a_void_is_only_undone_with_a_reason(lot: Lot) -> None:
    void = void_labels(lot, first=2, last=4, reason="Ướt", by=None)
    with pytest.raises(LabelsRefused, match="Xin ghi lý do"):
        undo_void(lot, act=void.place, reason=" ", by=None)

    assert len(history_of(lot).state.voids) == 1


def _pages(cursor: object) -> int:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite says how many pages it has inside a transaction.")
    cursor.execute("PRAGMA page_count")  # type: ignore[attr-defined]
    return int(cursor.fetchone()[0])  # type: ignore[attr-defined]
