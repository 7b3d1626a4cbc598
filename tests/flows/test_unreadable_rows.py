"""A value that cannot be read spoils its own row and stops no other (SQLite keeps such values)."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from catalog.certificates.models import Certificate
from catalog.window import shelves
from catalog.window.actions import refresh_all
from catalog.window.verification import faults
from tests.factories import make_certificate, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sqlite() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL holds nothing in a column that does not belong there.")


@pytest.fixture
def honey() -> Certificate:
    make_certificate(make_product("Tiêu đỏ"), number="GL-2")
    return make_certificate(make_product(), number="GL-1")


GARBAGE = {
    "last_day": "catalog_certificateevent SET last_day = '2035-99-99' WHERE certificate_id = {0}",
    "score": "catalog_certificateevent SET score = 'abc' WHERE certificate_id = {0}",
    "place": "catalog_certificateevent SET place = 'x' WHERE certificate_id = {0}",
}


@pytest.mark.parametrize("name", GARBAGE)
def test_an_event_nobody_can_read_stops_no_other_product(
    honey: Certificate, client: Client, name: str
) -> None:
    _run(f"UPDATE {GARBAGE[name].format(honey.pk)}")
    refresh_all()

    assert 'data-outcome="cannot_check"' in _page(client, f"/san-pham/{honey.product.slug}/")
    assert 'data-outcome="in_force"' in _page(client, "/so-dang-ky/gl-2/")
    with pytest.raises(CommandError, match="fault"):
        call_command("verify_log", verbosity=0)


BYTES = {
    "a seal": "catalog_publicproduct SET seal = x'00ff' WHERE product_id = {0}",
    "a text": "catalog_productfacts SET text = x'00ff' WHERE product_id = {0}",
}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_in_one_public_row_stop_no_list(
    honey: Certificate, client: Client, name: str
) -> None:
    _run(f"UPDATE {BYTES[name].format(honey.product_id)}")
    shelves.forget()

    for path in ("/", "/san-pham/", "/so-dang-ky/", "/san-pham/?q=tieu"):
        assert client.get(path).status_code == 200
    assert any("was changed" in each for each in faults())


def test_what_is_no_row_of_ours_never_stands_in_the_way_of_a_true_one(honey: Certificate) -> None:
    _run("UPDATE catalog_publiccertificate SET place = 99, head = '00'")
    refresh_all()

    assert list(faults()) == []


def _page(client: Client, path: str) -> str:
    return client.get(path).content.decode().partition("<main")[2]


def _run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
