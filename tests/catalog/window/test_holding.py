from __future__ import annotations

import pytest

from catalog.window.holding import hold_before_saving, left_by
from catalog.window.models import PublicProducer
from catalog.window.verification import faults
from tests.factories import make_producer, make_product

pytestmark = pytest.mark.django_db


def test_a_product_saved_beside_its_door_leaves_the_producer_it_was_taken_from() -> None:
    product, other = make_product(), make_producer("Hộ Bùi")
    product.producer = other
    product.save()

    told = {row.producer_id: row.document["portfolio"] for row in PublicProducer.objects.all()}
    assert [len(told[each]) for each in sorted(told)] == [0, 1]
    assert list(faults()) == []


def test_who_was_left_is_told_once() -> None:
    product = make_product()
    before, product.producer = product.producer_id, make_producer("Hộ Bùi")
    hold_before_saving(product)

    assert (left_by(product), left_by(product)) == ({before}, set())
