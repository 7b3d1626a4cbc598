"""The values of a producer's page and of the card other pages show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.browse.cards import cards_of
from catalog.browse.panels import address_facts
from catalog.browse.wording import day_words
from catalog.parties.models import ProducerKind
from catalog.slots import ShownProducer
from catalog.window.documents import Document
from themes.addresses import address
from themes.language import current_language, either

GROUPS = (4, 7)  # +84 269 382 1234 is read in these steps


def producer_card(producer: Document) -> dict[str, Any]:
    """Answer the values of the producer card."""
    return {
        "url": address("producer", producer["slug"]),
        "name": either(producer, "name"),
        "kind": ProducerKind(producer["kind"]).label,
        "place": producer["place"][f"address_{current_language()}"],
        "phone": phone_words(producer["phone"]),
        "phone_link": producer["phone"],
    }


def producer_values(
    document: Document, products: Iterable[Document], at: dt.datetime
) -> dict[str, Any]:
    """Answer the page's values; products in force come first, the others under their own head."""
    cards = cards_of(products, at)
    return {
        "producer": document,
        "shown": ShownProducer(document["id"], document["slug"]),
        "card": producer_card(document),
        **{name: either(document, name) for name in ("name", "story")},
        "photos": [document["photo"]] if document["photo"] else [],
        "producer_facts": _facts(document),
        "address_facts": address_facts(_("Address"), document["place"], document["address_line"]),
        "certified": cards.in_force,
        "others": cards.others,
        "crumbs": [(_("Home"), reverse("home")), (str(either(document, "name")), "")],
        "is_demo": document["is_demo"],
        "province": document["place"]["province_code"],
        "changes_at": cards.changes_at,
        "newest": cards.newest,
    }


def phone_words(phone: str) -> str:
    """Answer +84912345678 as people read it: 0912 345 678."""
    if not phone.startswith("+84"):
        return phone
    national = f"0{phone[3:]}"
    first, second = GROUPS
    return " ".join(
        part for part in (national[:first], national[first:second], national[second:]) if part
    )


def _facts(document: Document) -> list[tuple[str, str]]:
    registered = document["registered_on"]
    return [
        (_("Kind of producer"), str(ProducerKind(document["kind"]).label)),
        (_("Business registration"), document["registration_number"]),
        (_("Registered on"), day_words(dt.date.fromisoformat(registered)) if registered else ""),
    ]
