"""Find a lot or a product by what people write: its number, or PRODUCT/LOT; its code or GTIN."""

from __future__ import annotations

from django.db.models import Q

from base.codes.crockford import tidy
from catalog.products.models import Product
from traceability.lots.models import Lot


def lot_named(text: str) -> Lot | None:
    """The lot with this number, or of this product code or GTIN and lot code; None for none."""
    lots = Lot.objects.select_related("product__producer")
    product, slash, code = text.strip().partition("/")
    if slash:
        named = Q(product__code=tidy(product)) | Q(product__gtin=product.zfill(14))
        return lots.filter(named, code=code.upper()).first()
    digits = text.strip()
    return lots.filter(pk=int(digits)).first() if digits.isascii() and digits.isdigit() else None


def product_named(text: str) -> Product | None:
    """The product with this code or GTIN; None for none."""
    plain = text.strip()
    named = Q(code=tidy(plain)) | Q(gtin=plain.zfill(14))
    return Product.objects.select_related("producer").filter(named).first()
