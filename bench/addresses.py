"""What to ask for: addresses of listed products and codes of packs in force."""

from __future__ import annotations

import random
from dataclasses import dataclass

from django.conf import settings

from catalog.window.models import PublicProduct
from traceability.labels.unit_codes import codes_of
from traceability.lots.models import Lot

SEED = 2026


@dataclass(frozen=True)
class Addresses:
    """Paths of product pages and of unit codes, in a fixed random order."""

    products: list[str]
    codes: list[str]


def addresses(*, products: int = 500, codes: int = 500) -> Addresses:
    """Choose products and codes; needs a filled database."""
    chance = random.Random(SEED)
    slugs = sorted(PublicProduct.objects.values_list("slug", flat=True))
    chosen = chance.sample(slugs, min(products, len(slugs)))
    lots = Lot.objects.filter(acts__kind="printed").select_related("product").distinct()[:codes]
    ring = set(settings.LABEL_KEY_RING.masters)
    urls = [url for lot in lots if lot.key_version in ring for url in codes_of(lot, 0, 4)]
    chance.shuffle(urls)
    paths = ["/" + url.split("/", 3)[3] for url in urls]
    return Addresses([f"/san-pham/{slug}/" for slug in chosen], paths[:codes])
