"""A name that was changed by hand is never shown beside a star, and is named until it is right."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from catalog.certificates.models import Certificate
from catalog.window import shelves
from catalog.window.actions import refresh_all
from tests.factories import make_certificate, make_product

pytestmark = pytest.mark.django_db
CHANGES = {
    "product": "catalog_product SET summary_vi = 'Giả'",
    "producer": "catalog_producer SET name_vi = 'Giả'",
    "telephone": "catalog_producer SET phone = '+84900000000'",
    "authority": "catalog_agency SET name_vi = 'Giả'",
    "commune": "catalog_adminunit SET name = 'Giả' WHERE level = 'commune'",
    "province": "catalog_adminunit SET name = 'Giả' WHERE level = 'province'",
}


@pytest.fixture
def paper(settings: Settings) -> Iterator[Certificate]:
    settings.PAGE_CACHE_BYTES = 0
    shelves.forget()
    yield make_certificate(make_product())
    shelves.forget()


def test_control_as_it_was_saved_the_stars_are_shown(paper: Certificate, client: Client) -> None:
    refresh_all()

    assert all("star-drawing" in page for page in pages(client, paper))


@pytest.mark.parametrize("name", CHANGES)
def test_no_page_shows_a_star_beside_it(paper: Certificate, client: Client, name: str) -> None:
    change(name)
    refresh_all()

    assert not any("star-drawing" in page for page in pages(client, paper))


@pytest.mark.parametrize("name", CHANGES)
def test_it_is_named_also_after_a_refresh(paper: Certificate, name: str) -> None:
    change(name)
    refresh_all()

    with pytest.raises(CommandError, match="lỗi"):
        call_command("verify_log", verbosity=0)


def pages(client: Client, paper: Certificate) -> list[str]:
    product = paper.product
    paths = (f"/san-pham/{product.slug}/", f"/so-dang-ky/{paper.slug}/", "/san-pham/",
             f"/chu-the/{product.producer.slug}/")  # fmt: skip
    return [client.get(path).content.decode().partition("<main")[2] for path in paths]


def change(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {CHANGES[name]}")
