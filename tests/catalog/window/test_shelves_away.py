"""Shelves of a database that went, or that another one took the place of."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from base import database
from catalog.products.models import Product
from catalog.window.shelves import product_shelf
from tests.catalog.window.test_shelves import NOON, honey, settle

__all__ = ["honey"]

pytestmark = pytest.mark.django_db


def test_a_database_that_went_is_asked_again(
    honey: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle()
    product_shelf(NOON)
    monkeypatch.setattr(database, "opening", lambda: None)
    with CaptureQueriesContext(connection) as queries:
        product_shelf(NOON)
    assert len(queries) == 1


def test_another_connection_may_lead_to_another_database(
    honey: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle()
    product_shelf(NOON)
    monkeypatch.setattr(database, "opening", lambda: 0)
    with CaptureQueriesContext(connection) as queries:
        product_shelf(NOON)
        product_shelf(NOON)
    assert len(queries) == 1
