"""Documents as sealed public rows."""

from __future__ import annotations

from typing import Any

from base.stored_text import text_of
from base.text import fold, sort_key
from catalog.certificates.events import History
from catalog.parties.models import Producer
from catalog.products.models import Product
from catalog.window.facts import BROKEN, Facts, facts_of_certificate, facts_of_product
from catalog.window.gazetteer import Gazetteer
from catalog.window.histories import Told
from catalog.window.models import (
    CertificateFacts,
    ProductFacts,
    PublicCertificate,
    PublicProducer,
    PublicProduct,
)
from catalog.window.projection import certificate_document, producer_document, product_document
from catalog.window.sealing import sealed

MOST_FOLDED = 1000
COPIED = ("id", "slug", "code", "group", "season", "is_potential", "is_demo", "is_listed",
          "sort_key", "name_vi", "name_en", "price_dong", "points")  # fmt: skip


def product_rows(
    product: Product, told: list[Told], gazetteer: Gazetteer
) -> tuple[PublicProduct, ProductFacts]:
    """The unsaved public rows of a product."""
    document = product_document(product, told, gazetteer)
    believed = gazetteer.believes(product)
    histories = [each.history if believed else None for each in told]
    facts = {
        **{name: document[name] for name in COPIED},
        **_placed(document),
        "producer": product.producer_id,
        "folded": _folded(product.folded, product.producer.folded, document["place"]["address_vi"]),
        **_product_facts(histories).stored(),
    }
    row = PublicProduct(
        product=product,
        slug=product.slug,
        code=product.code,
        gtin=product.gtin or "",
        producer=product.producer,
        is_listed=product.is_listed,
        text=text_of({**document, "newest": facts["newest"]}),
    )
    return sealed(row), sealed(ProductFacts(product=product, text=text_of(facts)))


def certificate_rows(
    told: Told, product: Product, gazetteer: Gazetteer
) -> tuple[PublicCertificate, CertificateFacts]:
    """The unsaved public rows of a certificate."""
    document = certificate_document(told, product, gazetteer)
    certificate, point = told.certificate, told.point
    if told.known and told.known.place >= point.place:
        point = told.known  # what was known once is not forgotten with the rows
    facts = {
        "id": certificate.pk,
        "slug": certificate.slug,
        "number": certificate.number,
        "is_potential": product.is_potential,
        "is_demo": document["is_demo"],
        **_placed(document),
        "folded": _folded(certificate.number, product.folded, product.producer.folded),
        "sort_key": sort_key(certificate.number),
        "points": document["points"],
        **_certificate_facts(told.history if gazetteer.believes(product) else None).stored(),
    }
    row = PublicCertificate(
        certificate=certificate,
        slug=certificate.slug,
        place=point.place,
        head=point.digest,
        text=text_of({**document, "newest": facts["newest"]}),
    )
    return sealed(row), sealed(CertificateFacts(certificate=certificate, text=text_of(facts)))


def producer_row(
    producer: Producer, products: list[dict[str, Any]], gazetteer: Gazetteer
) -> PublicProducer:
    """The unsaved public row of a producer; `products` are the facts of all of its products."""
    portfolio = [_certified(each) for each in sorted(products, key=lambda each: each["sort_key"])]
    document = producer_document(producer, portfolio, gazetteer)
    return sealed(PublicProducer(producer=producer, slug=producer.slug, text=text_of(document)))


def _certified(facts: dict[str, Any]) -> dict[str, Any]:
    """What a producer's row says of one product."""
    names = ("id", "code", "slug", "name_vi", "name_en", "is_potential", "is_listed", "points")
    return {
        **{name: facts[name] for name in names},
        "facts": Facts.of(facts).stored(),
    }


def _placed(document: dict[str, Any]) -> dict[str, str]:
    names = ("province_code", "province_name", "commune_code", "commune_name")
    return {name: document["place"][name] for name in names}


def _product_facts(histories: list[History | None]) -> Facts:
    known = [each for each in histories if each is not None]
    if len(known) < len(histories):
        return BROKEN
    return facts_of_product([each for each in known if each.events])


def _certificate_facts(history: History | None) -> Facts:
    return BROKEN if history is None else facts_of_certificate(history)


def _folded(*texts: str) -> str:
    return fold(" ".join(texts))[:MOST_FOLDED]
