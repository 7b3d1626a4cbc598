"""Certificates by their numbers, and a process that forgot its shelves."""

from __future__ import annotations

import datetime as dt

import pytest

from base.local_time import TIME_ZONE
from catalog.certificates.models import Certificate
from catalog.window.shelves import forget, listed_certificates, product_shelf
from tests.catalog.window.test_shelves import settle
from tests.factories import make_certificate, make_product

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=TIME_ZONE)


def test_certificates_are_answered_in_the_order_asked_for() -> None:
    for name in ("Mật ong", "Tiêu"):
        make_certificate(make_product(name))
    first, second = Certificate.objects.order_by("pk").values_list("pk", flat=True)
    found = listed_certificates([second, 999_999, first])

    assert [each["id"] for each in found] == [second, first]


def test_what_was_forgotten_is_made_anew() -> None:
    make_product()
    settle()
    first = product_shelf(NOON)
    assert product_shelf(NOON) is first

    forget()

    assert product_shelf(NOON) is not first
    forget()
