"""People who write about lots at the same moment, each with a connection of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import time_machine
from django.db import connection

from base import witness
from tests.factories import make_lot
from tests.outcomes import NOW, Cast, in_force_lot
from traceability.labels.actions import reserve_run
from traceability.lots.actions import recall_lot
from traceability.lots.models import Lot, LotAct
from traceability.lots.verification import faults

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer"),
]


@pytest.fixture
def lot(transactional_db: None) -> Iterator[Lot]:
    with time_machine.travel(NOW, tick=False):
        yield in_force_lot(Cast.gather())


def at_once(acts: list[Callable[[], object]]) -> list[object]:
    gate = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        gate.wait()
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_eight_who_print_one_lot_at_once_get_different_labels(lot: Lot) -> None:
    runs = at_once([lambda: reserve_run(lot, 5, by=None) for _ in range(8)])

    assert sorted(run.first_index for run in runs) == list(range(10, 50, 5))  # type: ignore[attr-defined]
    assert list(faults()) == []


def test_acts_of_many_lots_at_once_are_one_whole_chain_and_the_witness_knows_it(lot: Lot) -> None:
    lots = [make_lot(lot.product) for _ in range(8)]
    at_once([lambda each=each: recall_lot(each, reason_vi="Mốc", by=None) for each in lots])  # type: ignore[misc]

    assert LotAct.objects.filter(kind="recalled").count() == 8
    assert list(faults()) == []
    last = LotAct.objects.latest("sequence")
    assert witness.last("lots") == (last.sequence, last.digest)


def test_two_who_recall_one_lot_at_once_leave_one_recall(lot: Lot) -> None:
    acts = at_once([lambda: recall_lot(lot, reason_vi="Mốc", by=None) for _ in range(6)])

    assert {act.pk for act in acts} == {LotAct.objects.get(kind="recalled").pk}  # type: ignore[attr-defined]
