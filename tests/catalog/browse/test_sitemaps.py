"""The map names every public page, in both languages."""

from xml.etree import ElementTree as ET

import pytest
from django.contrib.sitemaps import Sitemap
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from catalog.browse.sitemaps import Products
from catalog.window.publishing import publish_product
from tests.factories import make_product

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.mark.django_db
def test_a_listed_product_is_on_the_map_in_both_languages(client: Client) -> None:
    product = publish_product(make_product())

    index = ET.fromstring(client.get("/sitemap.xml").content)
    parts = [each.text or "" for each in index.iter(f"{SPACE}loc")]
    page = next(part for part in parts if "products" in part)
    addresses = ET.fromstring(client.get(page[page.index("/sitemap") :]).content)
    found = [(each.text or "").split("testserver")[1] for each in addresses.iter(f"{SPACE}loc")]

    assert found == [f"/san-pham/{product.slug}/", f"/en/san-pham/{product.slug}/"]


@pytest.mark.django_db
def test_a_section_says_what_django_would_have_looked_up_row_by_row() -> None:
    for name in ("Mật ong", "Cà phê"):
        publish_product(make_product(name))
    asked = (1, "https", "ocop.example")

    ours = Products()._urls(*asked)
    assert ours == Sitemap._urls(Products(), *asked)  # type: ignore[attr-defined]
    assert len(ours) == 4


@pytest.mark.django_db
def test_the_index_counts_rows_and_reads_none(client: Client) -> None:
    publish_product(make_product())
    with CaptureQueriesContext(connection) as asked:
        client.get("/sitemap.xml")

    assert len(asked) == 3
    assert all(each["sql"].startswith("SELECT COUNT(*)") for each in asked)


@pytest.mark.django_db
def test_a_page_of_the_map_holds_its_rows_in_both_languages(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Products, "limit", 2)
    first, second = (publish_product(make_product(name)) for name in ("Mật ong", "Cà phê"))

    for number, here, there in ((1, first, second), (2, second, first)):
        page = client.get(f"/sitemap-products.xml?p={number}").content.decode()
        assert page.count("<loc>") == 2
        assert here.slug in page
        assert there.slug not in page


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-products.xml"])
def test_a_map_is_kept_until_a_product_changes(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, path: str
) -> None:
    client.get(path)  # opens the connection that pages are kept for
    first = client.get(path).content
    with django_assert_num_queries(0):
        assert client.get(path).content == first
    publish_product(make_product())

    assert (client.get(path).content == first) is (path == "/sitemap.xml")
    with django_assert_num_queries(0):
        client.get(path)
