"""The values of a product's page, from its document and a moment."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from base import clock
from base.formats.dates import date_text
from base.formats.numbers import decimal, dong
from catalog.browse.panels import address_facts, authority_words, decision_words, verdict_values
from catalog.browse.producer_page import producer_card
from catalog.browse.seasons import season_values
from catalog.browse.wording import place_words
from catalog.certificates.verdict import Verdict
from catalog.products.models import NetUnit
from catalog.rulesets.criteria_sets import criteria_sets
from catalog.slots import ShownProduct
from catalog.window.documents import Document, product_verdict
from themes.addresses import address
from themes.language import current_language, either

Fact = tuple[str, str]


def product_values(document: Document, at: dt.datetime) -> dict[str, Any]:
    """The page's values at the aware moment `at`."""
    result = product_verdict(document, at)
    return {
        "product": document,
        "shown": ShownProduct(
            document["id"], document["slug"], document["code"], document["producer"]["id"]
        ),
        **{name: either(document, name) for name in ("name", "summary", "story", "price_unit")},
        "photos": document["photos"],
        "product_facts": product_facts(document),
        "card": producer_card(document["producer"]),
        "address_facts": address_facts(_("Where it is made"), document["place"]),
        "verdict": verdict_values(result, at, document["authorities"]),
        "certificate_facts": certificate_facts(document, result, at),
        "histories": history_links(document),
        "season": season_values(document["season"]),
        "price_words": price_words(document),
        "crumbs": _crumbs(document),
        "is_demo": document["is_demo"],
        "province": document["place"]["province_code"],
        "changes_at": result.changes_at,
        "newest": document["newest"],
    }


def certificate_facts(document: Document, result: Verdict, at: dt.datetime) -> list[Fact]:
    """Answer number, decision, authority and last day of the certificate that governs."""
    grant = result.grant
    if grant is None or grant.last_day is None:
        return []
    day = clock.local(at).date()
    last = date_text(grant.last_day, current_language())
    return [
        (_("Certificate number"), result.certificate),
        (_("Issued under"), decision_words(grant)),
        (_("Authority"), authority_words(grant.authority, document["authorities"], day)),
        (_("Last day on the certificate"), last),
    ]


def history_links(document: Document) -> list[Fact]:
    """Answer words and address of the history of each certificate, the oldest first."""
    words = _("History of certificate %(number)s")
    return [
        (words % {"number": each["number"]}, address("certificate", each["slug"]))
        for each in document["certificates"]
    ]


def price_words(document: Document) -> str:
    """Answer the price with its unit in words, or nothing for a price on request."""
    amount = document["price_dong"]
    return dong(amount, current_language()) if amount else ""


def _crumbs(document: Document) -> list[Fact]:
    place = document["place"]
    code = place["commune_code"]  # none when its place is not in the register of units any more
    commune = [(place_words(place["commune_name"]), address("commune", code))] if code else []
    return [
        (_("Home"), address("home")),
        (_("Products"), address("product_list")),
        *commune,
        (str(either(document, "name")), ""),
    ]


def product_facts(document: Document) -> list[Fact]:
    """What a label says of the product; what is unknown is left out by the component."""
    kind = criteria_sets()[document["criteria_set"]]
    return [
        (_("Product group"), str(either(kind.group, "name"))),
        (_("Kind"), str(either(kind, "name"))),
        (_("Net quantity"), net_words(document)),
        (_("Packaging"), str(either(document, "packaging"))),
        (_("Ingredients"), str(either(document, "ingredients"))),
        (_("Storage"), str(either(document, "storage"))),
        (_("Shelf life"), _shelf_life(document["shelf_life_days"])),
        (_("GTIN"), document["gtin"]),
    ]


def net_words(document: Document, language: str = "") -> str:
    """The net quantity with its unit: "500 g"; empty when it is not given."""
    if document["net_quantity"] is None:
        return ""
    # As many decimals as say something: 500.000 is 500, 0.750 is 0.75.
    written = document["net_quantity"]
    written = written.rstrip("0").rstrip(".") if "." in written else written
    number = decimal(written, language or current_language())
    return f"{number} {NetUnit(document['net_unit']).label}"


def _shelf_life(days: int | None) -> str:
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days} if days else ""
