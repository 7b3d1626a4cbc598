"""The public pages. Each reads its document, computes what holds now, and answers."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from base import clock
from catalog.browse.about_page import about_values
from catalog.browse.certificate_page import certificate_values
from catalog.browse.commune_page import commune_of, commune_values
from catalog.browse.credits_page import credits_values
from catalog.browse.home_page import home_values
from catalog.browse.producer_page import producer_values
from catalog.browse.product_list import product_list_values
from catalog.browse.product_page import product_values
from catalog.browse.register_list import register_values
from catalog.window.documents import Document
from catalog.window.reading import certificate_named, producer_named, product_named, products_of
from themes.pages.public_page import public_page, shown


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """Show the way in: search, code, what is in season, provinces."""
    return shown(request, "catalog/home.html", home_values(clock.now()))


@public_page
def product_list(request: HttpRequest) -> HttpResponse:
    """Show the products that fit what the address says."""
    values = product_list_values(request.GET.dict(), clock.now())
    return shown(request, "catalog/product_list.html", values)


@public_page
def product(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one product with the verdict of today."""
    values = product_values(_or_404(product_named(slug)), clock.now())
    return shown(request, "catalog/product.html", values)


@public_page
def producer(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one producer and all its listed products."""
    document = _or_404(producer_named(slug))
    values = producer_values(document, products_of(document["id"]), clock.now())
    return shown(request, "catalog/producer.html", values)


@public_page
def commune(request: HttpRequest, code: str) -> HttpResponse:
    """Show the people, products and months of one commune."""
    unit = commune_of(code)
    if unit is None:
        raise Http404
    return shown(request, "catalog/commune.html", commune_values(unit, clock.now()))


@public_page
def register(request: HttpRequest) -> HttpResponse:
    """Show the certificates that fit what the address says."""
    values = register_values(request.GET.dict(), clock.now())
    return shown(request, "catalog/register.html", values)


@public_page
def certificate(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how one certificate stands and its whole history."""
    values = certificate_values(_or_404(certificate_named(slug)), clock.now())
    return shown(request, "catalog/certificate.html", values)


@public_page
def about_verdict(request: HttpRequest) -> HttpResponse:
    """Explain results, stars and rules."""
    return shown(request, "catalog/about_verdict.html", about_values())


@public_page
def picture_credits(request: HttpRequest) -> HttpResponse:
    """Name the makers of the pictures."""
    return shown(request, "catalog/credits.html", credits_values())


def _or_404(document: Document | None) -> Document:
    if document is None:
        raise Http404
    return document
