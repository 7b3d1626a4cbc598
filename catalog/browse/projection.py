"""Rows into documents: what each public page shows, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from catalog.browse.documents import event_document
from catalog.browse.gazetteer import Gazetteer
from catalog.browse.portraits import portrait
from catalog.certificates.models import Certificate, CertificateEvent
from catalog.parties.models import Producer
from catalog.products.models import Product
from catalog.rulesets.criteria_sets import criteria_sets

BOTH = ("_vi", "_en")
PRODUCT_TEXTS = ("name", "summary", "story", "packaging", "ingredients", "storage", "price_unit")


def product_document(
    product: Product, rows: list[CertificateEvent], gazetteer: Gazetteer
) -> dict[str, Any]:
    """Answer the document of a product from itself and the register rows of its certificates.

    Needs producer, and photos with their photo; rows as `register_rows()` gives them.
    """
    return {
        "code": product.code,
        "slug": product.slug,
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
        "photos": [each for row in product.photos.all() if (each := portrait(row.photo))],
        "place": gazetteer.place(product.commune_id),
        "producer": producer_summary(product.producer, gazetteer),
        "is_demo": product.producer.is_demo,
        "certificates": certificate_histories(rows),
        "authorities": {row.authority.slug: gazetteer.authority(row.authority) for row in rows},
        "is_broken": not all(is_believed(row) for row in rows),
    }


def certificate_document(
    certificate: Certificate, rows: list[CertificateEvent], gazetteer: Gazetteer
) -> dict[str, Any]:
    """Answer the document of one certificate; needs its product with producer."""
    product = certificate.product
    return {
        "number": certificate.number,
        "slug": certificate.slug,
        "events": [event_document(row.as_event()) for row in rows],
        "successors": {
            row.successor.number: row.successor.slug for row in rows if row.successor is not None
        },
        "authorities": {row.authority.slug: gazetteer.authority(row.authority) for row in rows},
        "product": {
            **_texts(product, ("name",)),
            "slug": product.slug if product.is_listed else "",
            "is_potential": product.is_potential,
        },
        "producer": {**_texts(product.producer, ("name",)), "slug": product.producer.slug},
        "place": gazetteer.place(product.commune_id),
        "is_demo": product.producer.is_demo,
        "is_broken": not all(is_believed(row) for row in rows),
    }


def producer_document(producer: Producer, gazetteer: Gazetteer) -> dict[str, Any]:
    """Answer the document of a producer; needs its photo."""
    return {
        **producer_summary(producer, gazetteer),
        **_texts(producer, ("story",)),
        "email": producer.email,
        "website": producer.website,
        "registration_number": producer.registration_number,
        "registered_on": producer.registered_on.isoformat() if producer.registered_on else None,
        "photo": portrait(producer.photo),
        "is_demo": producer.is_demo,
    }


def producer_summary(producer: Producer, gazetteer: Gazetteer) -> dict[str, Any]:
    """Answer what other pages say of a producer."""
    return {
        "slug": producer.slug,
        **_texts(producer, ("name",)),
        "kind": producer.kind,
        "phone": producer.phone,
        "address_line": producer.address_line,
        "place": gazetteer.place(producer.commune_id),
    }


def certificate_histories(rows: Iterable[CertificateEvent]) -> list[dict[str, Any]]:
    """Answer number, slug and events of each certificate, in the order of the log."""
    gathered: dict[str, dict[str, Any]] = {}
    for row in rows:
        held = gathered.setdefault(
            row.certificate.number,
            {"number": row.certificate.number, "slug": row.certificate.slug, "events": []},
        )
        held["events"].append(event_document(row.as_event()))
    return list(gathered.values())


def is_believed(row: CertificateEvent) -> bool:
    """Whether the row is still as the register closed it."""
    return row.is_whole() and row.is_sealed()


def _texts(subject: object, names: Iterable[str]) -> dict[str, str]:
    return {f"{name}{end}": getattr(subject, f"{name}{end}") for name in names for end in BOTH}
