"""Which public pages there are, for those who index them; in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from django.utils.translation import override

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
        """One address in the active language."""
        return reverse(self.url_name, args=[item])

    def _urls(self, page: int | str, protocol: str, domain: str) -> list[dict[str, Any]]:
        """What Django's own gives, without looking each of 80,000 addresses up by its name."""
        root = f"{protocol}://{domain}"
        before = {code: root + self._before(code) for code, _name in settings.LANGUAGES}
        rows = self.paginator.page(page).object_list
        return [self._told(slug, code, before) for slug, code in rows]

    def _before(self, language: str) -> str:
        """What stands before the slug in an address of this language."""
        with override(language):
            return self.location("x").removesuffix("x/")

    def _told(self, slug: str, language: str, before: dict[str, str]) -> dict[str, Any]:
        named = [(code, f"{start}{slug}/") for code, start in before.items()]
        named.append(("x-default", f"{before[settings.LANGUAGE_CODE]}{slug}/"))
        return {
            "item": (slug, language),
            "location": f"{before[language]}{slug}/",
            "lastmod": None,
            "changefreq": None,
            "priority": "",
            "alternates": [{"location": path, "lang_code": code} for code, path in named],
        }


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
