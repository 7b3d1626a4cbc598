"""The map names every public page, in both languages."""

from xml.etree import ElementTree as ET

import pytest
from django.test import Client

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
