"""Product cards, each with the verdict of this very moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from base.formats.numbers import dong
from catalog.browse.wording import look_of, place_words, word
from catalog.certificates.outcomes import Outcome
from catalog.certificates.verdict import Verdict
from catalog.window.documents import Document, product_verdict
from themes.addresses import address
from themes.language import current_language, either

Card = dict[str, Any]


@dataclass(frozen=True)
class Cards:
    """Cards in the order of their documents, and when the first of them changes without a write."""

    every: list[Card]
    changes_at: dt.datetime | None
    is_demo: bool
    newest: str | None = None

    @property
    def in_force(self) -> list[Card]:
        """Cards of products whose certificate is in force."""
        return [card for card in self.every if card["is_in_force"]]

    @property
    def others(self) -> list[Card]:
        """All other cards."""
        return [card for card in self.every if not card["is_in_force"]]


def cards_of(documents: Iterable[Document], at: dt.datetime) -> Cards:
    """Answer the cards of products at the aware moment `at`, from their documents."""
    documents = list(documents)
    results = [product_verdict(each, at) for each in documents]
    moments = [result.changes_at for result in results if result.changes_at]
    return Cards(
        every=[_card(*pair) for pair in zip(documents, results, strict=True)],
        changes_at=min(moments, default=None),
        is_demo=any(each["is_demo"] for each in documents),
        newest=max((each["newest"] for each in documents if each["newest"]), default=None),
    )


def _card(document: Document, result: Verdict) -> Card:
    photo = document["photos"][0] if document["photos"] else None
    amount = document["price_dong"]
    return {
        "url": address("product", document["slug"]),
        "name": either(document, "name"),
        "producer": either(document["producer"], "name"),
        "place": place_words(document["place"]["commune_name"]),
        "outcome": look_of(result.outcome),
        "word": word(result.outcome),
        "is_in_force": result.outcome is Outcome.IN_FORCE,
        "stars": result.star or 0,
        "price": dong(amount, current_language()) if amount else "",
        "photo": photo,
        "alt": either(photo, "alt") if photo else "",
    }
