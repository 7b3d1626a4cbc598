"""Hear of a change in the register and show it, inside the transaction that made it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.dispatch import receiver

from catalog.certificates.models import Certificate
from catalog.signals import certificate_changed
from catalog.window.actions import refresh_products

_waiting: ContextVar[set[int] | None] = ContextVar("products_waiting", default=None)


@receiver(certificate_changed, dispatch_uid="window_follows_register")
def follow(certificate: Certificate, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Make the product's public rows anew, or remember it while changes are gathered."""
    waiting = _waiting.get()
    if waiting is None:
        refresh_products([certificate.product_id])
    else:
        waiting.add(certificate.product_id)


@contextmanager
def changes_gathered() -> Iterator[None]:
    """Show many changes of the register at once, at the end, in one transaction with them."""
    with transaction.atomic():
        token = _waiting.set(set())
        try:
            yield
            refresh_products(sorted(_waiting.get() or ()))
        finally:
            _waiting.reset(token)
