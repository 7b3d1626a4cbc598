"""News this room sends upstairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import transaction
from django.dispatch import Signal

# Sent once for each action, inside its transaction, after events were added to the register; with
# `products` and `certificates`, sorted lists of ids.
certificates_changed = Signal()


@dataclass
class _News:
    products: set[int] = field(default_factory=set)
    certificates: set[int] = field(default_factory=set)

    def send(self) -> None:
        certificates_changed.send(
            sender=None, products=sorted(self.products), certificates=sorted(self.certificates)
        )


_waiting: ContextVar[_News | None] = ContextVar("news_waiting", default=None)


def tell_changed(certificates: Iterable[tuple[int, int]]) -> None:
    """Tell of certificates, each given with its product, now or when what is gathered is told."""
    waiting = _waiting.get()
    news = waiting or _News()
    for certificate, product in certificates:
        news.certificates.add(certificate)
        news.products.add(product)
    if waiting is None:
        news.send()


@contextmanager
def changes_gathered() -> Iterator[None]:
    """Tell of many changes at once, at the end, in one transaction with them.

    Inside another one it changes nothing: the outer one tells.
    """
    if _waiting.get() is not None:
        yield
        return
    with transaction.atomic():
        news = _News()
        token = _waiting.set(news)
        try:
            yield
        finally:
            _waiting.reset(token)
        if news.certificates:
            news.send()
