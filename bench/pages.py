"""Every kind of public page, cold unless it says otherwise, beside two hellos."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from urllib.parse import quote_plus

from bench.addresses import SEARCH, Addresses, addresses
from bench.ratios import Ratio, Variant, measure
from bench.server import Server, serving

PAGE = {"Accept": "text/html"}
MACHINE = {"Accept": "application/json"}
DEAR, DEAREST = 10, 100  # a list reads many rows; a sitemap names every page there is


def pages(*, rounds: int, requests: int, only: str = "") -> Iterator[Ratio]:
    """The ratios of every variant whose name holds `only`; rounds are interleaved."""
    with ExitStack() as stack:
        empty = stack.enter_context(empty_wagtail())
        cold = stack.enter_context(serving("cold", PAGE_CACHE_MB="0", RECORD_SCANS="no"))
        warm = stack.enter_context(serving("warm"))
        recording = stack.enter_context(serving("recording", PAGE_CACHE_MB="0"))
        found = addresses(lambda path: cold.fetch(path)[1].decode())
        variants = [
            *_pages(found, cold, warm),
            *_lists(found, cold),
            *_scans(found, cold, recording),
            *_small(cold),
        ]
        variants = [each for each in variants if only in each.name]
        yield from measure(empty, variants, rounds=rounds, requests=requests)


def empty_wagtail() -> AbstractContextManager[Server]:
    """The base of all ratios: a server of its own, with nothing of the product in it."""
    settings = "bench.empty_settings"
    return serving("empty", "bench.empty_wsgi:application", DJANGO_SETTINGS_MODULE=settings)


def _pages(found: Addresses, cold: Server, warm: Server) -> Iterator[Variant]:
    yield Variant("product page", cold, found.products, PAGE)
    yield Variant("product page, warm in process", warm, found.products[:20], PAGE)
    yield Variant("producer page", cold, found.producers, PAGE)
    yield Variant("certificate page", cold, found.certificates, PAGE)
    yield Variant("commune page", cold, [found.commune], PAGE, share=DEAR)
    yield Variant("home", cold, ["/"], PAGE, share=DEAR)
    yield Variant("sitemap index", cold, ["/sitemap.xml"], share=DEAR)
    yield Variant("sitemap section, products", cold, ["/sitemap-products.xml"], share=DEAREST)
    yield Variant("sitemap section, warm", warm, ["/sitemap-products.xml"], share=DEAREST)


def _lists(found: Addresses, cold: Server) -> Iterator[Variant]:
    search = f"?q={quote_plus(SEARCH)}"
    for name, path in {
        "product list": "/san-pham/",
        "product list, one facet": found.one_facet,
        "product list, three facets": found.three_facets,
        "product list, search": f"/san-pham/{search}",
        "register": "/so-dang-ky/",
        "register, number": found.number,
        "register, search": f"/so-dang-ky/{search}",
    }.items():
        yield Variant(name, cold, [path], PAGE, share=DEAR)


def _scans(found: Addresses, cold: Server, recording: Server) -> Iterator[Variant]:
    for number, (kind, headers) in enumerate({"machine": MACHINE, "page": PAGE}.items()):
        once = found.codes_for(number, 3)
        again = found.codes_for(2, 3)[:50]
        yield Variant(f"scan for a {kind}, first look", cold, once, headers, once=True)
        yield Variant(f"scan for a {kind}, again", cold, again, headers)
        yield Variant(f"scan for a {kind}, again, recorded", recording, again, headers)


def _small(cold: Server) -> Iterator[Variant]:
    yield Variant("look-up form", cold, ["/tra-cuu/"], PAGE)
    yield Variant("report form", cold, ["/bao-cao/"], PAGE)
    yield Variant("page not found", cold, ["/khong-co/"], PAGE, status=404)
    yield Variant("healthz", cold, ["/healthz"])
