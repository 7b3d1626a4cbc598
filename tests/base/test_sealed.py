from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db.models import Field

from base.sealed import plain, seal_all
from catalog.parties.models import Producer
from catalog.products.models import Product
from tests.factories import make_producer, make_product

pytestmark = pytest.mark.django_db


def test_a_saved_row_is_sealed_and_read_back_sealed() -> None:
    product = make_product(net_quantity=Decimal(500), net_unit="g")

    assert product.is_sealed()
    assert Product.objects.get().is_sealed()


@pytest.mark.parametrize("quantity", ["0.5", "0.50", 3, Decimal("0.333")])
def test_however_a_quantity_is_given_the_seal_fits_what_the_column_keeps(quantity: object) -> None:
    make_product(net_quantity=quantity, net_unit="kg")

    assert Product.objects.get().is_sealed()


@pytest.mark.parametrize("name", Product.SEALED)
def test_each_column_is_covered(name: str) -> None:
    product = make_product()
    field = product._meta.get_field(name)
    assert isinstance(field, Field)
    value = getattr(product, field.attname)
    setattr(product, field.attname, 7 if value is None else f"{value}0" if isinstance(value, str)
            else value + 1)  # fmt: skip

    assert not product.is_sealed()


def test_two_rows_exchanged_whole_are_noticed() -> None:
    first, second = make_producer("Hạnh"), make_producer("Bình")
    first.pk, second.pk = second.pk, first.pk

    assert [first.is_sealed(), second.is_sealed()] == [False, False]


def test_what_no_column_can_hold_is_not_sealed() -> None:
    product = make_product()
    product.season = "x"  # as SQLite would keep it

    assert not product.is_sealed()


def test_rows_written_many_at_once_are_sealed_once() -> None:
    maker = make_producer()
    rows = [Producer(slug=f"p-{n}", kind=maker.kind, name_vi="P", commune=maker.commune)
            for n in range(3)]  # fmt: skip
    Producer.objects.bulk_create(rows)

    assert (seal_all(Producer.objects.all()), seal_all(Producer.objects.all())) == (3, 0)
    assert all(each.is_sealed() for each in Producer.objects.all())


@pytest.mark.parametrize(
    ("value", "expected"),
    [(dt.date(2026, 3, 1), "2026-03-01"), (Decimal("5E+2"), "500"), (True, True), (None, None)],
)
def test_a_value_is_taken_plainly(value: object, expected: object) -> None:
    assert plain(value) == expected


def test_other_values_are_refused() -> None:
    with pytest.raises(TypeError, match="takes no bytes"):
        plain(b"")
