"""Which public pages there are, for those who index them; in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from catalog.window.models import PublicCertificate, PublicProducer, PublicProduct

FIRST_PAGES = ("home", "product_list", "register", "about_verdict")


class _BothLanguages(Sitemap[Any]):
    """Every address in Vietnamese and English, each naming the other."""

    i18n = True
    alternates = True
    x_default = True
    limit = 10_000


class FirstPages(_BothLanguages):
    """The pages that are always there."""

    def items(self) -> Iterable[str]:
        """Answer their URL names."""
        return FIRST_PAGES

    def location(self, item: str) -> str:
        """Answer one address in the active language."""
        return reverse(item)


class _Rows(_BothLanguages):
    """The page of each row of a read model, by its slug."""

    model: type[PublicProduct | PublicProducer | PublicCertificate]
    url_name: str
    shown: ClassVar[dict[str, bool]] = {}

    def items(self) -> Iterable[str]:
        """The slugs, in a fixed order."""
        rows = self.model.objects.filter(**self.shown)
        slugs: Iterable[str] = rows.order_by("pk").values_list("slug", flat=True)
        return slugs

    def location(self, item: str) -> str:
        """Answer one address in the active language."""
        return reverse(self.url_name, args=[item])


class Products(_Rows):
    """Listed products."""

    model = PublicProduct
    url_name = "product"
    shown: ClassVar[dict[str, bool]] = {"is_listed": True}


class Producers(_Rows):
    """Producers with a page."""

    model = PublicProducer
    url_name = "producer"


class Certificates(_Rows):
    """Histories of certificates."""

    model = PublicCertificate
    url_name = "certificate"


SITEMAPS = {
    "pages": FirstPages,
    "products": Products,
    "producers": Producers,
    "certificates": Certificates,
}
