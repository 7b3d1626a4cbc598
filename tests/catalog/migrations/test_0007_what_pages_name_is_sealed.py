"""Rows of the release before are sealed; a product that was changed does not look whole after."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps

from base.seal import seal
from base.sealed import SealedRow
from catalog.certificates.keeping import KEPT
from catalog.products.models import Product
from tests.factories import make_agency, make_product

pytestmark = pytest.mark.django_db
migration = import_module("catalog.migrations.0007_what_pages_name_is_sealed")


@pytest.fixture
def before() -> Product:
    """A product of the release before, with the producer, authority and places it had."""
    make_agency()
    product = make_product(net_quantity="0.5", net_unit="kg")
    for kind in KEPT:
        kind._default_manager.update(seal="")
    product.refresh_from_db()
    Product.objects.update(seal=seal("product identity", migration.identity(product)))
    return product


def test_every_row_is_sealed_as_saving_it_would(before: Product) -> None:
    migration.close(apps, None)

    rows: list[SealedRow] = [row for kind in KEPT for row in kind._default_manager.all()]
    assert len(rows) == 5
    assert all(row.is_sealed() for row in rows)


def test_a_product_that_was_changed_is_left_as_it_is(before: Product) -> None:
    Product.objects.update(name_vi="Giả")

    migration.close(apps, None)

    assert not Product.objects.get().is_sealed()


def test_the_release_before_can_be_gone_back_to(before: Product) -> None:
    was = Product.objects.get().seal
    migration.close(apps, None)
    migration.reopen(apps, None)

    assert Product.objects.get().seal == was
