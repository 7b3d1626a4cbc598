"""The public pages of products, producers and places."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from base import clock
from catalog.browse.frame import frame
from catalog.browse.models import PublicProduct
from catalog.browse.product_page import product_values
from catalog.browse.public_page import public_page, shown


@public_page
def product(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one product with the verdict of today."""
    row = get_object_or_404(PublicProduct.objects.only("document", "province_code"), slug=slug)
    values, result = product_values(row.document, clock.now())
    around = frame(request, is_demo=row.document["is_demo"], province=row.province_code)
    return shown(request, "catalog/product.html", {**around, **values}, result.changes_at)
