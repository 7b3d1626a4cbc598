"""Bring the shop window in line with the rows behind it. Every verb may run twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from typing import Any

from base import clock, epoch
from base.retry import whole_act
from base.row_locks import hold
from base.seal import Unbelievable
from base.unreadable import in_parts
from base.witness import Point
from catalog.certificates.models import Certificate
from catalog.certificates.reading import register_rows
from catalog.parties.models import Producer
from catalog.products.models import Product
from catalog.signals import public_rows_made_anew
from catalog.window.facts import BROKEN
from catalog.window.gazetteer import Gazetteer
from catalog.window.histories import Told, gathered, readable
from catalog.window.holding import hold_owners
from catalog.window.models import (
    ProductFacts,
    PublicCertificate,
    PublicProducer,
    PublicRow,
)
from catalog.window.rows import certificate_rows, producer_row, product_rows
from catalog.window.sealing import columns_of, opened, sealed_document

BATCH = 500
Ids = Collection[int]


@whole_act
def refresh_products(ids: Ids) -> int:
    """Make the public rows of these products anew, with their certificates and producers."""
    if not ids:
        return 0
    epoch.mark_change()
    hold_owners(ids)
    gazetteer = Gazetteer(clock.today())
    for batch in _batches(ids):
        for made in in_parts(batch, lambda some: made_of(some, gazetteer)):
            for kind, rows in made.items():
                _write(kind, rows)
        owners = Product.objects.filter(pk__in=batch).values_list("producer", flat=True)
        _refresh_producers([*set(owners)], gazetteer)
    return len(ids)


@whole_act
def refresh_producers(ids: Ids) -> int:
    """Make the public rows of these producers anew, from the facts of their products."""
    if not ids:
        return 0
    epoch.mark_change()
    hold(Producer.objects.filter(pk__in=ids))
    gazetteer = Gazetteer(clock.today())
    for batch in _batches(ids):
        _refresh_producers(batch, gazetteer)
    return len(ids)


def _refresh_producers(ids: list[int], gazetteer: Gazetteer) -> None:
    for rows in in_parts(ids, lambda some: producer_rows(some, gazetteer)):
        _write(PublicProducer, rows)


def refresh_all(tell: Callable[[str], object] = lambda _: None) -> tuple[int, int, int]:
    """Make every public row anew; how many products, certificates and producers there are.

    Each batch is an act of its own, so that nobody who writes waits for all of them. Killed in
    between, run it again. `tell` hears a sentence from each room upstairs.
    """
    products = list(Product.objects.order_by("pk").values_list("pk", flat=True))
    for batch in _batches(products):
        refresh_products(batch)
    done = set(Product.objects.values_list("producer", flat=True))
    producers = list(Producer.objects.order_by("pk").values_list("pk", flat=True))
    for batch in _batches([pk for pk in producers if pk not in done]):
        refresh_producers(batch)
    _made_anew(tell)
    return len(products), Certificate.objects.count(), len(producers)


@whole_act
def _made_anew(tell: Callable[[str], object]) -> None:
    epoch.mark_change()
    public_rows_made_anew.send(sender=None, tell=tell)


def made_of(products: list[int], gazetteer: Gazetteer) -> dict[type[PublicRow], list[Any]]:
    """The unsaved public rows of products and their certificates, by kind."""
    rows, told = _products(products), _told(products)
    gazetteer.learn(each.commune_id for each in rows)
    gazetteer.learn(each.producer.commune_id for each in rows)
    made: dict[type[PublicRow], list[Any]] = {}
    for product in rows:
        mine = told.get(product.pk, [])
        certified = [certificate_rows(each, product, gazetteer) for each in mine]
        for row in chain(product_rows(product, mine, gazetteer), *certified):
            made.setdefault(type(row), []).append(row)
    return made


def _products(ids: list[int]) -> list[Product]:
    found = Product.objects.filter(pk__in=ids).select_related("producer__photo").order_by("pk")
    return list(found.prefetch_related("photos__photo"))


def _told(products: list[int]) -> dict[int, list[Told]]:
    certificates = Certificate.objects.filter(product__in=products).order_by("pk")
    rows, unreadable = readable(register_rows().filter(certificate__product__in=products))
    return gathered(certificates, rows, _known(products), unreadable)


def _known(products: list[int]) -> dict[int, Point]:
    """The last event each certificate's row was made from; what is not our row knows nothing."""
    rows = PublicCertificate.objects.filter(certificate__product__in=products)
    known = {}
    for columns in rows.values_list(*columns_of(PublicCertificate)):
        with suppress(Unbelievable):
            sealed_document(PublicCertificate, columns)
            pk, _slug, place, head, *_rest = columns
            known[pk] = Point(place, head)
    return known


def producer_rows(ids: Iterable[int], gazetteer: Gazetteer) -> list[PublicProducer]:
    """The unsaved public rows of producers, from the facts of their products as they stand."""
    producers = list(Producer.objects.filter(pk__in=list(ids)).select_related("photo"))
    gazetteer.learn(each.commune_id for each in producers)
    held = ProductFacts.objects.filter(product__producer__in=producers).order_by("pk")
    made: dict[int, list[dict[str, Any]]] = {}
    for owner, *columns in held.values_list("product__producer", *columns_of(ProductFacts)):
        made.setdefault(owner, []).append(_facts(columns))
    for each in producers:
        if not gazetteer.believes_producer(each):
            made[each.pk] = [{**facts, **BROKEN.stored()} for facts in made.get(each.pk, [])]
    return [producer_row(each, made.get(each.pk, []), gazetteer) for each in producers]


def _facts(columns: Sequence[Any]) -> dict[str, Any]:
    """The facts of a row that is believed; of one that is not, that it cannot be checked."""
    try:
        return opened(ProductFacts, columns)
    except Unbelievable:
        product = Product.objects.get(pk=columns[0])
        names = ("code", "slug", "name_vi", "name_en", "is_potential", "is_listed", "sort_key")
        known = {name: getattr(product, name) for name in names}
        return {**known, "id": product.pk, "points": [], **BROKEN.stored()}


def _write(kind: type[PublicRow], rows: list[Any]) -> None:
    """Write rows in place."""
    columns = [field.name for field in kind._meta.concrete_fields if not field.primary_key]  # noqa: SLF001
    kind._default_manager.bulk_create(  # noqa: SLF001
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=[kind._meta.pk.name],  # noqa: SLF001
        update_fields=columns,
    )


def _batches(ids: Ids) -> Iterator[list[int]]:
    waiting = iter(ids)
    while batch := list(islice(waiting, BATCH)):
        yield batch
