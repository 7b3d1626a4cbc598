"""News this room sends upstairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import transaction
from django.dispatch import Signal

# Each is sent once for each action, inside its transaction, with sorted lists of ids.
# After events were added to the register; with `products` and `certificates`.
certificates_changed = Signal()
# After anything was saved that a public row is made from; with `products` and `producers`.
listings_changed = Signal()
# After every public row of this room was made anew, so that rooms upstairs do the same with theirs;
# `tell` takes a sentence that says how many there are.
public_rows_made_anew = Signal()


@dataclass
class _News:
    products: set[int] = field(default_factory=set)
    producers: set[int] = field(default_factory=set)
    certificates: set[int] = field(default_factory=set)

    def send(self) -> None:
        products, producers = sorted(self.products), sorted(self.producers)
        if products or producers:
            listings_changed.send(sender=None, products=products, producers=producers)
        if self.certificates:
            certificates_changed.send(
                sender=None, products=products, certificates=sorted(self.certificates)
            )


_waiting: ContextVar[_News | None] = ContextVar("news_waiting", default=None)


def tell_changed(certificates: Iterable[tuple[int, int]]) -> None:
    """Tell of certificates, each given with its product, now or when what is gathered is told."""
    pairs = [*certificates]
    _tell(_News({product for _, product in pairs}, set(), {each for each, _ in pairs}))


def tell_saved(*, products: Iterable[int] = (), producers: Iterable[int] = ()) -> None:
    """Tell of products and producers that were saved, now or when what is gathered is told."""
    _tell(_News({*products}, {*producers}))


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
        news.send()


def _tell(news: _News) -> None:
    waiting = _waiting.get()
    if waiting is None:
        news.send()
        return
    waiting.products |= news.products
    waiting.producers |= news.producers
    waiting.certificates |= news.certificates
