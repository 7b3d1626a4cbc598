"""Which public pages there are, for those who index them: each room registers its sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import override

# Generic for the type checker alone; Django's own class takes no type.
if TYPE_CHECKING:
    _Sitemap = Sitemap[Any]
else:
    _Sitemap = Sitemap


class BothLanguages(_Sitemap):
    """Every address in Vietnamese and English, each naming the other."""

    i18n = True
    alternates = True
    x_default = True
    limit = 10_000


Section = type[_Sitemap]

# Handed to Django's views as it is, so that a section registered later is on the map as well.
SECTIONS: dict[str, Section] = {}


def register_section(name: str, section: Section) -> None:
    """Put a section on the map; its name stands in the address: /sitemap-<name>.xml.

    ValueError for a name that another section has.
    """
    if SECTIONS.setdefault(name, section) is not section:
        raise ValueError(f"There is a section {name!r} of the sitemap already.")


class Rows(BothLanguages):
    """The page of each row of a table, by its slug: of all of them, or of those `shown` fits."""

    model: type[Model]
    url_name: str
    shown: ClassVar[dict[str, bool]] = {}

    def items(self) -> QuerySet[Any, str]:
        """The slugs, in a fixed order."""
        rows = self.model._default_manager.filter(**self.shown)  # noqa: SLF001
        return rows.order_by("pk").values_list("slug", flat=True)

    def location(self, item: str) -> str:
        """One address in the active language."""
        return reverse(self.url_name, args=[item])

    def _items(self) -> _InEachLanguage:
        return _InEachLanguage(self.items(), tuple(code for code, _name in settings.LANGUAGES))

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


@dataclass(frozen=True)
class _InEachLanguage:
    """Each row once in every language; the database counts them and cuts out a page of them.

    Django's own reads them all, also for the index, which only asks how many pages there are.
    """

    rows: QuerySet[Any, str]
    languages: tuple[str, ...]

    def count(self) -> int:
        return self.rows.count() * len(self.languages)

    def __getitem__(self, page: slice) -> list[tuple[str, str]]:
        """A page that begins and ends between two rows, as pages of an even number do."""
        start, stop = page.start // len(self.languages), page.stop // len(self.languages)
        return [(slug, code) for slug in self.rows[start:stop] for code in self.languages]
