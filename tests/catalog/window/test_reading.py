from __future__ import annotations

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from base.seal import Unbelievable
from catalog.products.models import Product
from catalog.window import reading
from catalog.window.actions import refresh_all
from tests.factories import make_certificate, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def honey() -> Product:
    product = make_certificate(make_product(), number="GL-1").product
    make_product("Tiêu", producer=product.producer)
    make_product("Cao", producer=product.producer, is_listed=False)
    refresh_all()
    return product


def test_each_thing_is_read_by_its_slug_in_one_question(
    honey: Product, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        product = reading.product_named(honey.slug)
        producer = reading.producer_named(honey.producer.slug)
        certificate = reading.certificate_named("gl-1")

    assert (product or {})["code"] == honey.code
    assert (producer or {})["id"] == honey.producer_id
    assert (certificate or {})["number"] == "GL-1"


def test_what_nobody_knows_and_what_is_not_listed_is_not_there(honey: Product) -> None:
    hidden = Product.objects.get(is_listed=False)

    assert reading.product_named("nothing") is None
    assert reading.product_named(hidden.slug) is None


def test_a_producers_listed_products_come_in_order_of_their_names(honey: Product) -> None:
    names = [each["name_vi"] for each in reading.products_of(honey.producer_id)]
    assert names == ["Mật ong rừng", "Tiêu"]


def test_products_come_in_the_order_asked_for(honey: Product) -> None:
    other = Product.objects.get(name_vi="Tiêu")
    found = reading.products_numbered([other.pk, 999_999, honey.pk])

    assert [each["id"] for each in found] == [other.pk, honey.pk]
    assert reading.products_numbered([]) == []


def test_a_forged_row_is_no_answer_alone_and_left_out_among_others(honey: Product) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE catalog_publicproduct SET text = replace(text, 'GL-1', 'GL-2') "
            "WHERE product_id = %s", [honey.pk],
        )  # fmt: skip

    with pytest.raises(Unbelievable):
        reading.product_named(honey.slug)
    assert [each["name_vi"] for each in reading.products_of(honey.producer_id)] == ["Tiêu"]
