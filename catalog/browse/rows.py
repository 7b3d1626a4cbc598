"""A document and the columns lists are filtered and ordered by, together one public row."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from base import clock
from base.text import fold, sort_key
from catalog.browse.documents import history_of
from catalog.browse.facts import BROKEN, NOTHING, Facts, facts_of_certificate, facts_of_product
from catalog.browse.gazetteer import Gazetteer
from catalog.browse.models import PublicCertificate, PublicProducer, PublicProduct
from catalog.browse.projection import certificate_document, producer_document, product_document
from catalog.browse.still import still_of
from catalog.certificates.models import Certificate, CertificateEvent
from catalog.parties.models import Producer
from catalog.products.models import Product

MOST_FOLDED = 1000


def product_row(
    product: Product, rows: list[CertificateEvent], gazetteer: Gazetteer
) -> PublicProduct:
    """Answer the unsaved public row of a product."""
    document = product_document(product, rows, gazetteer)
    place = document["place"]
    return PublicProduct(
        product=product,
        slug=product.slug,
        producer=product.producer,
        group=document["group"],
        criteria_set=product.criteria_set,
        province_code=place["province_code"],
        province_name=place["province_name"],
        commune_code=place["commune_code"],
        commune_name=place["commune_name"],
        price_dong=product.price_dong,
        season=product.season,
        is_potential=product.is_potential,
        is_demo=document["is_demo"],
        folded=_folded(product.folded, product.producer.folded, place["address_vi"]),
        sort_key=product.sort_key,
        document=document,
        still=still_of(document),
        **asdict(_product_facts(document)),
    )


def certificate_row(
    certificate: Certificate, rows: list[CertificateEvent], gazetteer: Gazetteer
) -> PublicCertificate:
    """Answer the unsaved public row of a certificate."""
    document = certificate_document(certificate, rows, gazetteer)
    product = certificate.product
    return PublicCertificate(
        certificate=certificate,
        slug=certificate.slug,
        number=certificate.number,
        province_code=document["place"]["province_code"],
        province_name=document["place"]["province_name"],
        folded=_folded(certificate.number, product.folded, product.producer.folded),
        sort_key=sort_key(certificate.number),
        document=document,
        **asdict(_certificate_facts(document)),
    )


def producer_row(producer: Producer, gazetteer: Gazetteer) -> PublicProducer:
    """Answer the unsaved public row of a producer."""
    document = producer_document(producer, gazetteer)
    return PublicProducer(
        producer=producer,
        slug=producer.slug,
        province_code=document["place"]["province_code"],
        sort_key=producer.sort_key,
        document=document,
    )


def _product_facts(document: dict[str, Any]) -> Facts:
    if document["is_broken"]:
        return BROKEN
    histories = [history_of(each) for each in document["certificates"]]
    return facts_of_product(histories, clock.now())


def _certificate_facts(document: dict[str, Any]) -> Facts:
    if document["is_broken"]:
        return BROKEN
    if not document["events"]:
        return NOTHING
    return facts_of_certificate(history_of(document), clock.now())


def _folded(*texts: str) -> str:
    return fold(" ".join(texts))[:MOST_FOLDED]
