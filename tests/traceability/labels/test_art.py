from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings

from base.codes.crockford import grouped
from tests.factories import make_lot, make_producer, make_product
from traceability.labels.art import label_art, label_texts
from traceability.labels.unit_codes import printed_address, unit_text

pytestmark = pytest.mark.django_db


def test_all_labels_of_a_lot_say_what_it_is_and_whose() -> None:
    product = make_product("Mật ong hoa cà phê", producer=make_producer("HTX Hạnh Phúc"))
    art = label_art(make_lot(product, "L2", best_before=dt.date(2027, 4, 1)))

    assert (art.product, art.producer, art.lot) == ("Mật ong hoa cà phê", "HTX Hạnh Phúc", "L2")
    assert (art.made_on, art.best_before) == (dt.date(2026, 4, 1), dt.date(2027, 4, 1))
    assert art.host == settings.RESOLVER_HOST


@pytest.mark.parametrize("is_demo", [True, False])
def test_only_a_made_up_producers_labels_say_so(is_demo: bool) -> None:  # noqa: FBT001
    producer = make_producer(is_demo=is_demo)

    assert label_art(make_lot(make_product(producer=producer))).demo is is_demo


def test_labels_are_numbered_from_one_and_carry_their_own_code() -> None:
    lot = make_lot(make_product())
    first, second = label_texts(lot, 4, 2)

    assert (first.number, second.number) == (5, 6)
    assert first.url == printed_address(lot, 4)
    assert second.code == grouped(unit_text(lot, 5))
