"""Rows into documents: what each public page shows, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from catalog.certificates.models import CertificateEvent
from catalog.parties.models import Producer
from catalog.products.models import Product
from catalog.rulesets.criteria_sets import criteria_sets
from catalog.window.gazetteer import Gazetteer
from catalog.window.histories import Told
from catalog.window.portraits import portrait

BOTH = ("_vi", "_en")
PRODUCT_TEXTS = ("name", "summary", "story", "packaging", "ingredients", "storage", "price_unit")


def product_document(product: Product, told: list[Told], gazetteer: Gazetteer) -> dict[str, Any]:
    """The document of a product from itself and what the register tells of its certificates.

    Needs producer, and photos with their photo.
    """
    return {
        "id": product.pk,
        "code": product.code,
        "slug": product.slug,
        "sort_key": product.sort_key,
        "is_listed": product.is_listed,
        **_texts(product, PRODUCT_TEXTS),
        "group": criteria_sets()[product.criteria_set].group.key,
        "criteria_set": product.criteria_set,
        "net_quantity": None if product.net_quantity is None else f"{product.net_quantity:f}",
        "net_unit": product.net_unit,
        "shelf_life_days": product.shelf_life_days,
        "season": product.season,
        "price_dong": product.price_dong,
        "gtin": product.gtin or "",
        "is_potential": product.is_potential,
        "photos": _photos(product),
        "place": gazetteer.place(product.commune_id),
        "producer": producer_summary(product.producer, gazetteer),
        "is_demo": product.producer.is_demo,
        "certificates": [each.document() for each in told],
        **_register(told, product, gazetteer),
    }


def certificate_document(told: Told, product: Product, gazetteer: Gazetteer) -> dict[str, Any]:
    """The document of one certificate; needs its product with producer."""
    return {
        "id": told.certificate.pk,
        **told.document(),
        "successors": {
            row.successor.number: row.successor.slug
            for row in told.rows
            if row.successor is not None
        },
        "product": {
            **_texts(product, ("name",)),
            "slug": product.slug if product.is_listed else "",
            "is_potential": product.is_potential,
        },
        "producer": {**_texts(product.producer, ("name",)), "slug": product.producer.slug},
        "place": gazetteer.place(product.commune_id),
        "is_demo": product.producer.is_demo,
        **_register([told], product, gazetteer),
    }


def producer_document(
    producer: Producer, portfolio: list[dict[str, Any]], gazetteer: Gazetteer
) -> dict[str, Any]:
    """The document of a producer and what is certified of its products; needs its photo."""
    return {
        **producer_summary(producer, gazetteer),
        **_texts(producer, ("story",)),
        "email": producer.email,
        "website": producer.website,
        "registration_number": producer.registration_number,
        "registered_on": producer.registered_on.isoformat() if producer.registered_on else None,
        "photo": portrait(producer.photo),
        "is_demo": producer.is_demo,
        "portfolio": portfolio,
        "points": [point for each in portfolio for point in each["points"]],
    }


def producer_summary(producer: Producer, gazetteer: Gazetteer) -> dict[str, Any]:
    """What other pages say of a producer."""
    return {
        "id": producer.pk,
        "slug": producer.slug,
        **_texts(producer, ("name",)),
        "kind": producer.kind,
        "phone": producer.phone,
        "address_line": producer.address_line,
        "place": gazetteer.place(producer.commune_id),
    }


def _register(told: list[Told], product: Product, gazetteer: Gazetteer) -> dict[str, Any]:
    """What every document with certificates says of where it comes from."""
    rows: Iterable[CertificateEvent] = [row for each in told for row in each.rows]
    return {
        "authorities": {row.authority.slug: gazetteer.authority(row.authority) for row in rows},
        "is_broken": not gazetteer.believes(product) or any(each.history is None for each in told),
        "points": [point for each in told for point in each.points()],
    }


def _photos(product: Product) -> list[dict[str, Any]]:
    """Portraits in their order, each with what it shows."""
    return [
        {**each, "role": row.role} for row in product.photos.all() if (each := portrait(row.photo))
    ]


def _texts(subject: object, names: Iterable[str]) -> dict[str, str]:
    return {f"{name}{end}": getattr(subject, f"{name}{end}") for name in names for end in BOTH}
