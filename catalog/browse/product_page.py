"""The values of a product's page, from its document and a moment."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from base import clock
from base.formats.dates import date_text
from base.formats.numbers import dong
from catalog.browse.documents import Document, product_verdict
from catalog.browse.panels import authority_words, decision_words, verdict_values
from catalog.browse.seasons import season_strip
from catalog.browse.still import still_parts
from catalog.certificates.verdict import Verdict
from themes.addresses import address
from themes.templatetags.themes_tags import current_language, either

Fact = tuple[str, str]


def product_values(document: Document, kept: dict[str, Any], at: dt.datetime) -> dict[str, Any]:
    """Answer the page's values at the aware moment `at`; `kept` are the still parts."""
    result = product_verdict(document, at)
    return {
        "product": document,
        "still": still_parts(document, kept),
        **{name: either(document, name) for name in ("name", "summary", "price_unit")},
        "verdict": verdict_values(result, at, document["authorities"]),
        "certificate_facts": certificate_facts(document, result, at),
        "histories": history_links(document),
        "season_strip": season_strip(document["season"]),
        "price": price_words(document),
        "crumbs": _crumbs(document),
        "is_demo": document["is_demo"],
        "province": document["place"]["province_code"],
        "changes_at": result.changes_at,
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
        (words % {"number": each["number"]}, reverse("certificate", args=[each["slug"]]))
        for each in document["certificates"]
    ]


def price_words(document: Document) -> str:
    """Answer the price with its unit in words, or nothing for a price on request."""
    amount = document["price_dong"]
    return dong(amount, current_language()) if amount else ""


def _crumbs(document: Document) -> list[Fact]:
    place = document["place"]
    return [
        (_("Home"), address("home")),
        (_("Products"), address("product_list")),
        (place["commune_name"], reverse("commune", args=[place["commune_code"]])),
        (str(either(document, "name")), ""),
    ]
