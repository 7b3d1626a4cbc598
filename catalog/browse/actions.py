"""Bring the shop window in line with the rows behind it. Every verb may run twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet

from base import clock, epoch
from base.codes.product_code import new_code
from base.text import slug
from catalog.browse.gazetteer import Gazetteer
from catalog.browse.models import PublicCertificate, PublicProducer, PublicProduct
from catalog.browse.rows import certificate_row, producer_row, product_row
from catalog.certificates.models import Certificate, CertificateEvent
from catalog.certificates.reading import register_rows
from catalog.parties.models import Producer
from catalog.products.models import Product

BATCH = 500
Ids = Collection[int]


@transaction.atomic
def publish_product(product: Product) -> Product:
    """Save a product and show it: names derived, slug unique, permanent code given once.

    An unlisted product is saved and taken out of the window.
    """
    product.clean_names()
    product.slug = free_slug(product, product.slug)
    product.code = product.code or _unused_code()
    product.save()
    refresh_products([product.pk])
    refresh_certificates(Certificate.objects.filter(product=product).values_list("pk", flat=True))
    return product


@transaction.atomic
def publish_producer(producer: Producer) -> Producer:
    """Save a producer and show it, together with everything that names it."""
    producer.clean_names()
    producer.slug = free_slug(producer, producer.slug)
    producer.save()
    refresh_producers([producer.pk])
    refresh_products(producer.products.values_list("pk", flat=True))
    refresh_certificates(
        Certificate.objects.filter(product__producer=producer).values_list("pk", flat=True)
    )
    return producer


def free_slug(row: Product | Producer, wanted: str) -> str:
    """Answer `wanted`, or it with the first free number behind it."""
    others = type(row)._default_manager.exclude(pk=row.pk)  # noqa: SLF001 - either model's
    taken = set(others.filter(slug__startswith=slug(wanted, 80)).values_list("slug", flat=True))
    choices = (wanted if n == 1 else f"{slug(wanted, 80)}-{n}" for n in range(1, len(taken) + 3))
    return next(each for each in choices if each not in taken)


@transaction.atomic
def refresh_products(ids: Ids) -> int:
    """Make the public rows of these products anew; those not listed lose theirs."""
    epoch.mark_change()
    listed = Product.objects.filter(is_listed=True).select_related("producer")
    PublicProduct.objects.filter(product__in=Product.objects.filter(is_listed=False)).delete()
    return _renew(listed.prefetch_related("photos__photo"), ids, PublicProduct, _product_rows)


@transaction.atomic
def refresh_certificates(ids: Ids) -> int:
    """Make the public rows of these certificates anew."""
    epoch.mark_change()
    every = Certificate.objects.select_related("product__producer")
    return _renew(every, ids, PublicCertificate, _certificate_rows)


@transaction.atomic
def refresh_producers(ids: Ids) -> int:
    """Make the public rows of these producers anew."""
    epoch.mark_change()
    return _renew(Producer.objects.select_related("photo"), ids, PublicProducer, _producer_rows)


@transaction.atomic
def refresh_all() -> tuple[int, int, int]:
    """Make every public row anew; answer how many products, certificates and producers."""
    everything = (Product, Certificate, Producer)
    products, certificates, producers = (
        list(model._default_manager.values_list("pk", flat=True))  # noqa: SLF001
        for model in everything
    )
    return (
        refresh_products(products),
        refresh_certificates(certificates),
        refresh_producers(producers),
    )


def _renew(
    every: QuerySet[Any],
    ids: Ids,
    public: type[Model],
    rows_of: Callable[[list[Any], Gazetteer], Iterator[Any]],
) -> int:
    """Write rows in batches, in place; answer how many."""
    gazetteer, written = Gazetteer(clock.today()), 0
    columns = [field.name for field in public._meta.concrete_fields if not field.primary_key]  # noqa: SLF001
    key = public._meta.pk.name  # noqa: SLF001
    for batch in _batches(ids):
        rows = list(rows_of(list(every.filter(pk__in=batch)), gazetteer))
        public._default_manager.bulk_create(  # noqa: SLF001
            rows, update_conflicts=True, unique_fields=[key], update_fields=columns
        )
        written += len(rows)
    return written


def _product_rows(products: list[Product], gazetteer: Gazetteer) -> Iterator[PublicProduct]:
    rows = register_rows().filter(certificate__product__in=products)
    held = _by(rows, lambda row: row.certificate.product_id)
    for product in products:
        yield product_row(product, held.get(product.pk, []), gazetteer)


def _certificate_rows(
    certificates: list[Certificate], gazetteer: Gazetteer
) -> Iterator[PublicCertificate]:
    rows = register_rows().filter(certificate__in=certificates)
    held = _by(rows, lambda row: row.certificate_id)
    for certificate in certificates:
        yield certificate_row(certificate, held.get(certificate.pk, []), gazetteer)


def _producer_rows(producers: list[Producer], gazetteer: Gazetteer) -> Iterator[PublicProducer]:
    for producer in producers:
        yield producer_row(producer, gazetteer)


def _by(
    rows: QuerySet[CertificateEvent], owner: Callable[[CertificateEvent], int]
) -> dict[int, list[CertificateEvent]]:
    gathered: dict[int, list[CertificateEvent]] = {}
    for row in rows:
        gathered.setdefault(owner(row), []).append(row)
    return gathered


def _batches(ids: Ids) -> Iterator[list[int]]:
    waiting = iter(ids)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _unused_code() -> str:
    """Draw until nobody has the code; 40 random bits make a second draw rare."""
    while Product.objects.filter(code=(code := new_code())).exists():
        pass
    return code
