"""What the database itself refuses about a product."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from catalog.products.models import Product, ProductPhoto
from tests.factories import make_photo, make_product

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "fields",
    [
        {"criteria_set": 0},
        {"criteria_set": 27},
        {"season": 4096},
        {"price_dong": 0},
        {"net_quantity": Decimal(500)},
        {"net_unit": "g"},
        {"net_quantity": Decimal(0), "net_unit": "g"},
    ],
)
def test_impossible_products_are_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_product(**fields)

    assert Product.objects.count() == 0


def test_a_product_may_say_all_of_it() -> None:
    product = make_product(
        criteria_set=26, season=4095, price_dong=1, net_quantity=Decimal("0.5"), net_unit="kg"
    )

    assert Product.objects.get() == product


def test_codes_and_gtins_are_nobody_elses() -> None:
    first = make_product(gtin="02000000000008")

    for fields in ({"code": first.code}, {"gtin": first.gtin}, {"slug": first.slug}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_product(**fields)


def test_two_products_may_have_no_gtin() -> None:
    assert {make_product().gtin, make_product().gtin} == {None}


def test_names_are_folded_for_search_and_kept_in_the_address() -> None:
    product = make_product("Bánh đậu xanh Đắk Lắk", slug="", name_en="Mung bean cake")

    assert product.slug == "banh-dau-xanh-dak-lak"
    assert product.folded == "banh dau xanh dak lak mung bean cake"


def test_a_new_name_keeps_the_old_address() -> None:
    product = make_product("Mật ong", slug="mat-ong")
    product.name_vi = "Mật ong rừng Kon Gang"
    product.clean_names()

    assert (product.slug, product.folded) == ("mat-ong", "mat ong rung kon gang")


def test_a_photo_is_shown_once_per_product() -> None:
    product = make_product()
    photo = make_photo()
    ProductPhoto.objects.create(product=product, photo=photo, role="front")

    with pytest.raises(IntegrityError), transaction.atomic():
        ProductPhoto.objects.create(product=product, photo=photo, role="back")
