"""Whoever changes a certificate, a product or a producer: the window follows.

It follows inside the transaction that made the change, or once at the end of many.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from catalog.certificates.models import Certificate
from catalog.parties.models import Producer
from catalog.products.models import Product, ProductPhoto
from catalog.signals import certificate_changed
from catalog.window.actions import refresh_producers, refresh_products


@dataclass
class _Changed:
    """The ids of what has changed and is not shown yet."""

    products: set[int] = field(default_factory=set)
    producers: set[int] = field(default_factory=set)

    def show(self) -> None:
        """Make the rows anew; a producer's row follows those of its products."""
        refresh_products(sorted(self.products))
        refresh_producers(sorted(self.producers))


_waiting: ContextVar[_Changed | None] = ContextVar("changed_and_not_shown", default=None)


@receiver(certificate_changed, dispatch_uid="window_follows_register")
def follow_certificate(certificate: Certificate, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Show what was entered for a certificate."""
    _follow(_Changed({certificate.product_id}))


@receiver(post_save, sender=Product, dispatch_uid="window_follows_products")
def follow_product(instance: Product, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Show a product that was saved."""
    _follow(_Changed({instance.pk}))


@receiver(post_save, sender=ProductPhoto, dispatch_uid="window_follows_photos")
@receiver(post_delete, sender=ProductPhoto, dispatch_uid="window_follows_photos_gone")
def follow_photo(instance: ProductPhoto, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Show a product whose photos changed."""
    _follow(_Changed({instance.product_id}))


@receiver(post_save, sender=Producer, dispatch_uid="window_follows_producers")
def follow_producer(instance: Producer, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Show a producer that was saved, with everything that names it."""
    products = Product.objects.filter(producer=instance).values_list("pk", flat=True)
    _follow(_Changed(set(products), {instance.pk}))


@contextmanager
def changes_gathered() -> Iterator[None]:
    """Show many changes at once, at the end, in one transaction with them."""
    with transaction.atomic():
        token = _waiting.set(_Changed())
        try:
            yield
            changed = _waiting.get()
            if changed is not None:
                changed.show()
        finally:
            _waiting.reset(token)


def _follow(changed: _Changed) -> None:
    """Show it now, or remember it while changes are gathered."""
    waiting = _waiting.get()
    if waiting is None:
        changed.show()
    else:
        waiting.products |= changed.products
        waiting.producers |= changed.producers
