"""The public pages of this room on the map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.urls import reverse

from catalog.window.models import PublicCertificate, PublicProducer, PublicProduct
from themes.sitemaps import BothLanguages, Rows, register_section

FIRST_PAGES = ("home", "product_list", "register", "about_verdict")


class FirstPages(BothLanguages):
    """The pages that are always there."""

    def items(self) -> Iterable[str]:
        """Answer their URL names."""
        return FIRST_PAGES

    def location(self, item: str) -> str:
        """Answer one address in the active language."""
        return reverse(item)


class Products(Rows):
    """Listed products."""

    model = PublicProduct
    url_name = "product"
    shown: ClassVar[dict[str, bool]] = {"is_listed": True}


class Producers(Rows):
    """Producers with a page."""

    model = PublicProducer
    url_name = "producer"


class Certificates(Rows):
    """Histories of certificates."""

    model = PublicCertificate
    url_name = "certificate"


def register_sections() -> None:
    """Put the pages of this room on the map."""
    register_section("pages", FirstPages)
    register_section("products", Products)
    register_section("producers", Producers)
    register_section("certificates", Certificates)
