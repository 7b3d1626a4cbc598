"""People who write about lots at the same moment, each with a connection of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
import time_machine
from django.db import connection, transaction

from base import witness
from catalog.products.models import Product
from tests.factories import make_certificate, make_lot, make_product
from tests.outcomes import NOW, Cast, in_force_lot
from traceability.labels.actions import reserve_run
from traceability.lots.actions import recall_lot
from traceability.lots.acts import LotRefused
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


def test_no_label_is_printed_with_a_barcode_number_that_is_changing(lot: Lot) -> None:
    fresh = make_lot(make_certificate(make_product()).product)
    changing, printed = Event(), Event()

    def change() -> None:
        with transaction.atomic():
            product = Product.objects.get(pk=fresh.product_id)
            product.gtin = "02000000004716"
            product.save()
            changing.set()
            printed.wait(0.5)

    def print_labels() -> None:
        changing.wait()
        with pytest.raises(LotRefused):
            reserve_run(fresh, 5, by=None)
        printed.set()

    at_once([change, print_labels])

    assert list(faults()) == []
