import pytest

from catalog.browse.lookup import product_named
from catalog.window.actions import publish_product
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def test_a_product_is_found_by_its_slug_alone() -> None:
    product = publish_product(make_product("Mật ong"))
    found = product_named(product.slug)

    assert found is not None
    assert found[0]["code"] == product.code
    assert product_named("khong-co") is None
