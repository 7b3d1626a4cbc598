from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from catalog.browse.product_still import product_facts
from catalog.products.models import Product
from catalog.window.actions import refresh_all
from catalog.window.models import PublicProduct
from tests.factories import make_product

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def document(product: Product) -> dict[str, Any]:
    refresh_all()
    stored: dict[str, Any] = PublicProduct.objects.get(pk=product.pk).document
    return stored


@pytest.mark.parametrize(
    ("quantity", "unit", "words"),
    [("500.000", "g", "500 g"), ("1.500", "kg", "1.5 kg"), ("1250", "ml", "1,250 ml")],
)
def test_a_net_quantity_is_written_plainly(quantity: str, unit: str, words: str) -> None:
    product = make_product(net_quantity=Decimal(quantity), net_unit=unit)

    assert dict(product_facts(document(product)))["Net quantity"] == words


def test_what_nobody_knows_is_empty_and_not_none() -> None:
    facts = dict(product_facts(document(make_product())))

    assert (facts["Net quantity"], facts["Shelf life"], facts["Packaging"]) == ("", "", "")
