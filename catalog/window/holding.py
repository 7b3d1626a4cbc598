"""One writer at a time for the public rows of a producer and of all its products."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.models.signals import pre_save
from django.dispatch import receiver

from base.row_locks import hold
from catalog.parties.models import Producer
from catalog.products.models import Product


def hold_owners(products: Collection[int]) -> None:
    """Hold the producers of these products, also of one that changed hands while we waited."""
    held: set[int] = set()
    if not connection.features.has_select_for_update:
        return
    while owners := _owners(products) - held:
        hold(Producer.objects.filter(pk__in=owners))
        held |= owners


@receiver(pre_save, sender=Product, dispatch_uid="window_holds_producers")
def hold_before_saving(instance: Product, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Hold the producers before the product's own row is written, and note whom it leaves.

    Who makes public rows holds the producer and then refers to the product; in the other order two
    would wait for each other. A save without a transaction is over before rows are made.
    """
    before = _owners([instance.pk]) if instance.pk else set()
    instance._leaves = before - {instance.producer_id}  # type: ignore[attr-defined]  # noqa: SLF001
    if connection.in_atomic_block:
        hold(Producer.objects.filter(pk__in={*before, instance.producer_id}))


def left_by(product: Product) -> set[int]:
    """The producer a product that was just saved had before, when that is another one."""
    left: set[int] = product.__dict__.pop("_leaves", set())
    return left


def _owners(products: Collection[int]) -> set[int]:
    return set(Product.objects.filter(pk__in=products).values_list("producer", flat=True))
