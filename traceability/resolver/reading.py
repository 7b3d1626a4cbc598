"""Read a product's passport from the database, in two queries."""

from __future__ import annotations

from django.db.models import F, OuterRef, Subquery

from catalog.certificates.events import History
from catalog.certificates.models import CertificateEvent
from catalog.certificates.reading import UNREADABLE, Tampered, histories, register_rows
from catalog.products.models import PhotoRole, Product, ProductPhoto
from traceability.resolver.passport import Entry, Heir, Passport, Picture

_PICTURE = {
    "picture_drawings": "photo__drawings",
    "picture_width": "photo__width",
    "picture_height": "photo__height",
    "picture_alt_vi": "photo__alt_vi",
    "picture_alt_en": "photo__alt_en",
    "picture_illustration": "photo__is_illustration",
}
_HEIR = {
    "heir_slug": F("authority__successors__slug"),
    "heir_vi": F("authority__successors__name_vi"),
    "heir_en": F("authority__successors__name_en"),
}
Rows = list[CertificateEvent]


def passport_of(product_id: int) -> Passport:
    """Read it now: product, producer, places and photo; the register, with the bodies' heirs.

    Rows of the register are held against their digests. Raises what the database raises.
    """
    product = _product(product_id)
    rows = list(
        register_rows()
        .filter(certificate__product__producer=product.producer_id)
        .annotate(**_HEIR)
        .order_by("sequence", "authority__successors__name_vi")
    )
    once = list({row.sequence: row for row in rows}.values())  # a row comes once for each heir
    authorities = {row.authority.slug: row.authority for row in once}
    return Passport(product, _picture(product), _entries(once), authorities, _heirs(rows))


def _product(product_id: int) -> Product:
    front = ProductPhoto.objects.filter(product=OuterRef("pk"), role=PhotoRole.FRONT)
    front = front.order_by("position", "pk")
    photo = {name: Subquery(front.values(path)[:1]) for name, path in _PICTURE.items()}
    products = Product.objects.select_related("producer__commune__parent__parent")
    return products.annotate(**photo).get(pk=product_id)


def _picture(row: Product) -> Picture | None:
    found = {name: getattr(row, name) for name in _PICTURE}
    if not found["picture_drawings"]:
        return None
    return Picture(
        drawings=found["picture_drawings"],
        width=found["picture_width"],
        height=found["picture_height"],
        alt_vi=found["picture_alt_vi"],
        alt_en=found["picture_alt_en"],
        is_illustration=found["picture_illustration"],
    )


def _entries(rows: Rows) -> tuple[Entry, ...]:
    by_product: dict[int, Rows] = {}
    for row in rows:
        by_product.setdefault(row.certificate.product_id, []).append(row)
    entered = [(mine[0].certificate.product, _believed(mine)) for mine in by_product.values()]
    entered.sort(key=lambda pair: pair[0].sort_key)
    return tuple(
        Entry(p.pk, p.code, p.slug, p.name_vi, p.name_en, p.is_potential, believed)
        for p, believed in entered
    )


def _believed(rows: Rows) -> tuple[History, ...] | None:
    """The histories the rows tell; None when one of them was changed or cannot be read."""
    try:
        return tuple(histories(rows))
    except (Tampered, *UNREADABLE):
        return None


def _heirs(rows: Rows) -> dict[str, tuple[Heir, ...]]:
    """The bodies that took over, by the slug of the one they followed."""
    heirs: dict[str, dict[str, Heir]] = {}
    for row in rows:
        slug, name_vi, name_en = (getattr(row, name) for name in _HEIR)
        if slug:
            heirs.setdefault(row.authority.slug, {})[slug] = Heir(slug, name_vi, name_en)
    return {slug: tuple(each.values()) for slug, each in heirs.items()}
