"""What a product's page says of the product itself; none of it depends on the day."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from base.formats.numbers import grouped
from catalog.browse.documents import Document
from catalog.browse.panels import address_facts
from catalog.browse.producer_page import producer_card
from catalog.products.models import NetUnit
from catalog.rulesets.criteria_sets import criteria_sets
from themes.templatetags.themes_tags import current_language, either

Fact = tuple[str, str]


def still_values(document: Document) -> dict[str, Any]:
    """Answer the values of the photos and of everything below the verdict."""
    return {
        "photos": document["photos"],
        "facts": product_facts(document),
        "story": either(document, "story"),
        "card": producer_card(document["producer"]),
        "address_facts": address_facts(_("Where it is made"), document["place"]),
    }


def product_facts(document: Document) -> list[Fact]:
    """Answer what a label says of the product; what is unknown is left out by the component."""
    kind = criteria_sets()[document["criteria_set"]]
    return [
        (_("Product group"), str(either(kind.group, "name"))),
        (_("Kind"), str(either(kind, "name"))),
        (_("Net quantity"), _net(document)),
        (_("Packaging"), str(either(document, "packaging"))),
        (_("Ingredients"), str(either(document, "ingredients"))),
        (_("Storage"), str(either(document, "storage"))),
        (_("Shelf life"), _shelf_life(document["shelf_life_days"])),
        (_("GTIN"), document["gtin"]),
    ]


def _net(document: Document) -> str:
    if document["net_quantity"] is None:
        return ""
    whole, _point, part = document["net_quantity"].partition(".")
    language = current_language()
    part = part.rstrip("0")
    comma = "," if language == "vi" else "."
    number = grouped(int(whole), language) + (comma + part if part else "")
    return f"{number} {NetUnit(document['net_unit']).label}"


def _shelf_life(days: int | None) -> str:
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days} if days else ""
