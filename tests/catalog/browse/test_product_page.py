from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from catalog.browse.product_page import net_words, price_words, product_facts, product_values
from catalog.products.models import Product
from catalog.window.actions import refresh_all
from catalog.window.models import PublicProduct
from tests.catalog.conftest import NOON, Office
from tests.factories import make_product

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def document(product: Product) -> dict[str, Any]:
    refresh_all()
    stored: dict[str, Any] = PublicProduct.objects.get(pk=product.pk).document
    return stored


def test_the_certificate_is_named_with_its_decision_and_last_day(office: Office) -> None:
    certificate = office.certify(make_product(), number="GL-7")
    facts = dict(product_values(document(certificate.product), NOON)["certificate_facts"])

    assert facts["Certificate number"] == "GL-7"
    assert facts["Authority"] == office.agency.name_vi
    assert facts["Last day on the certificate"] == "1 March 2029"


def test_a_product_without_a_certificate_has_no_such_facts() -> None:
    values = product_values(document(make_product()), NOON)

    assert values["certificate_facts"] == []
    assert (values["verdict"]["outcome"], values["verdict"]["stars"]) == ("not_covered", 0)


def test_a_price_is_written_in_the_readers_figures() -> None:
    assert price_words({"price_dong": 165_000}) == "165,000\u00a0VND"
    assert price_words({"price_dong": None}) == ""


@pytest.mark.parametrize(
    ("quantity", "unit", "words"),
    [("500.000", "g", "500 g"), ("1.500", "kg", "1.5 kg"), ("1250", "ml", "1,250 ml")],
)
def test_a_net_quantity_is_written_plainly(quantity: str, unit: str, words: str) -> None:
    product = make_product(net_quantity=Decimal(quantity), net_unit=unit)

    assert net_words(document(product)) == words
    assert dict(product_facts(document(product)))["Net quantity"] == words


def test_what_nobody_knows_is_empty_and_not_none() -> None:
    facts = dict(product_facts(document(make_product())))

    assert (facts["Net quantity"], facts["Shelf life"], facts["Packaging"]) == ("", "", "")


def test_the_commune_above_a_product_is_called_in_english() -> None:
    crumbs = product_values(document(make_product()), NOON)["crumbs"]

    assert [name for name, _url in crumbs][2] == "Kon Gang commune"
