"""What to ask for, found as a stranger would: in the sitemaps, in lists, on printed labels."""

from __future__ import annotations

import html
import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from django.conf import settings

from catalog.certificates.models import Certificate
from traceability.labels.unit_codes import codes_of
from traceability.lots.models import Lot

SEED = 2026
FACETS = ("tinh", "sao", "nhom")
SEARCH = "ca phe"
Fetch = Callable[[str], str]


@dataclass(frozen=True)
class Addresses:
    """Paths of every kind of public page, in a fixed random order."""

    products: list[str]
    producers: list[str]
    certificates: list[str]
    commune: str
    one_facet: str
    three_facets: str
    number: str
    codes: list[str]

    def codes_for(self, part: int, parts: int) -> list[str]:
        """Codes that no other part has."""
        return self.codes[part::parts]


def addresses(fetch: Fetch, *, pages: int = 500, codes: int = 12_000) -> Addresses:
    """Choose what to ask for; `fetch` gives the text of a page. Needs a filled database."""
    chance = random.Random(SEED)
    products, producers, certificates = (
        _some(chance, fetch(f"/sitemap-{section}.xml"), pages)
        for section in ("products", "producers", "certificates")
    )
    faceted = list(facet_paths(fetch))
    number = Certificate.objects.order_by("pk").values_list("number", flat=True)[0]
    return Addresses(
        products, producers, certificates, _commune(map(fetch, products[:40])),
        faceted[0], faceted[-1], f"/so-dang-ky/?q={quote(number)}", _codes(chance, codes),
    )  # fmt: skip


def facet_paths(fetch: Fetch, path: str = "/san-pham/") -> list[str]:
    """The list with one facet, two, three: each link as the page before offers it."""
    found = []
    for param in FACETS:
        links = map(html.unescape, re.findall(r'href="([^"]*\?[^"]*)"', fetch(path)))
        offered = [urljoin(path, link) for link in links if f"{param}=" in link]
        path = offered[0]
        found.append(path)
    return found


def paths_of(sitemap: str) -> list[str]:
    """The Vietnamese addresses a sitemap names, as paths."""
    paths = [urlsplit(each).path for each in re.findall(r"<loc>([^<]+)</loc>", sitemap)]
    return sorted(path for path in paths if not path.startswith("/en/"))


def _some(chance: random.Random, sitemap: str, most: int) -> list[str]:
    paths = paths_of(sitemap)
    return chance.sample(paths, min(most, len(paths)))


def _commune(texts: map[str]) -> str:
    """The commune that most of these pages name."""
    named = Counter(path for text in texts for path in re.findall(r'"(/dia-phuong/[^"/]+/)"', text))
    [(path, _count)] = named.most_common(1)
    return str(path)


def _codes(chance: random.Random, most: int) -> list[str]:
    lots = Lot.objects.filter(acts__kind="printed").select_related("product").distinct()[:most]
    ring = set(settings.LABEL_KEY_RING.masters)
    known = [lot for lot in lots if lot.key_version in ring]
    each = -(-most // max(1, len(known)))
    urls = [url for lot in known for url in codes_of(lot, 0, each)]
    chance.shuffle(urls)
    return ["/" + url.split("/", 3)[3] for url in urls[:most]]
