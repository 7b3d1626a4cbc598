"""The scan page: an answer turned into one small page of HTML."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from urllib.parse import quote

from django.utils.translation import ngettext

from base.formats.dates import moment_text
from base.formats.numbers import grouped as whole
from base.formats.sentences import ended
from base.local_time import local
from catalog.browse.product_page import net_words
from catalog.certificates.lexicon import entry_of
from catalog.certificates.outcomes import Outcome
from catalog.window.documents import Document
from themes.addresses import address, addresses_of
from themes.jinja import rendered
from themes.language import current_language, either, spoken
from traceability.resolver.answer import Answer
from traceability.resolver.facts import (
    certificate_facts,
    code_text,
    day_text,
    missing_facts,
    product_facts,
)
from traceability.resolver.question import Found
from traceability.resolver.screens import UNKNOWN
from traceability.slots import ScannedPack

TEMPLATE = "traceability/scan.html"
_BY_LAST_DAY = (Outcome.IN_FORCE, Outcome.EXPIRED)
_NO_PRODUCT = (Outcome.UNKNOWN_CODE, Outcome.CANNOT_CHECK)


def scan_page(answer: Answer, path: str) -> str:
    """Write the page in the active language. `path` is the address that was opened."""
    language = current_language()
    entry = entry_of(answer.outcome, language)
    code, product = code_text(answer), answer.product
    known = product if answer.outcome not in _NO_PRODUCT else None
    look_up, about, report = addresses_of("look_up", "about_verdict", "report")
    values = {
        "outcome": answer.outcome.value,
        "word": entry.word,
        "sentence": sentence(answer, language),
        "meaning": entry.meaning,
        "advice": entry.advice,
        "reason": reason(answer, language),
        "details": details(answer, language),
        "again": path if answer.outcome is Outcome.CANNOT_CHECK else "",
        "typed_code": code if answer.outcome is Outcome.UNKNOWN_CODE else "",
        "look_up": look_up,
        "about": about,
        "report": f"{report}?code={quote(answer.code or path[:200])}",
        "product": _product_values(answer, known, code, language) if known else None,
        "is_demo": known["is_demo"] if known else False,
        "scanned": _scanned(answer, known) if known else None,
        "alternate_vi": "?lang=vi",
        "alternate_en": "?lang=en",
    }
    return rendered(TEMPLATE, values)


def sentence(answer: Answer, language: str) -> str:
    """The one sentence under the outcome's word."""
    verdict = answer.verdict
    entry = entry_of(answer.outcome, language)
    if answer.outcome is Outcome.UNKNOWN_CODE:
        return spoken(language)(UNKNOWN[answer.why])
    if not entry.plain:
        return entry.sentence
    event = verdict.cause if verdict else None
    if verdict is None or event is None:
        return entry.plain
    day = verdict.valid_until if answer.outcome in _BY_LAST_DAY else event.first_day
    return entry.sentence % {"star": verdict.former_star, "day": day_text(day, language)}


def reason(answer: Answer, language: str) -> str:
    """Why the lot is recalled or in doubt, in the words of who said so."""
    lot = answer.lot
    if lot is None:
        return ""
    if answer.outcome is Outcome.RECALLED and lot.recall:
        return _recall_words(lot.recall, language)
    if answer.outcome is Outcome.NEEDS_CHECKING and lot.doubt:
        return str(either(lot.doubt, "reason", language))
    return ""


def details(answer: Answer, language: str) -> list[str]:
    """The lines under the sentence: by which decision, and when it was checked."""
    lines, verdict = [], answer.verdict
    _ = spoken(language)
    if verdict and verdict.cause and answer.outcome in (Outcome.REVOKED, Outcome.SUSPENDED):
        number = verdict.cause.decision_number
        lines.append(_("Decision %(number)s") % {"number": number} if number else "")
    moment = moment_text(answer.at, language)
    lines.append(_("Checked at %(moment)s") % {"moment": moment})
    return [line for line in lines if line]


def seen_text(found: Found | None, language: str) -> str:
    """How often the code was looked up before; empty for the first time."""
    if found is None or not found.seen or not found.first_seen:
        return ""
    text = ngettext(
        "This code was looked up once before, in %(first_seen)s.",
        "This code was looked up %(seen)s times before, first in %(first_seen)s.",
        found.seen,
    )
    first = local(found.first_seen)
    return text % {"seen": whole(found.seen, language), "first_seen": f"{first:%m/%Y}"}


def _recall_words(recall: Document, language: str) -> str:
    """The reason, since when, and whom to ask."""
    contact, day = recall.get("contact"), recall.get("day")
    words, _ = [ended(str(either(recall, "reason", language)))], spoken(language)
    if day:
        since = day_text(dt.date.fromisoformat(day), language)
        words.append(_("Recalled on %(day)s.") % {"day": since})
    if contact:
        words.append(_("Ask: %(contact)s.") % {"contact": contact})
    return " ".join(words)


def _product_values(answer: Answer, product: Document, code: str, language: str) -> SimpleNamespace:
    """What the page says of a product; attributes, which a template finds at the first try."""
    verdict = answer.verdict
    values = {
        "name": either(product, "name", language),
        "maker": either(product["producer"], "name", language),
        "net": net_words(product, language),
        "stars": verdict.star if verdict and answer.outcome is Outcome.IN_FORCE else None,
        "photo": _photo(answer, language),
        "certificate_facts": certificate_facts(answer, language),
        "facts": product_facts(answer, code, language),
        "missing": ", ".join(missing_facts(answer, language)),
        "certified": [
            (either(each, "name", language), each["code"] == product["code"])
            for each in answer.certified
        ],
        "url": address("product", product["slug"]) if product["is_listed"] else "",
        "seen": seen_text(answer.found, language),
    }
    return SimpleNamespace(**values)


def _scanned(answer: Answer, product: Document) -> ScannedPack:
    return ScannedPack(answer.outcome, product["id"], product["slug"], product["code"])


def _photo(answer: Answer, language: str) -> dict[str, object] | None:
    """The smallest drawing of the photo; the page never scales one that is larger."""
    photo = answer.picture
    if photo is None:
        return None
    width = photo["src_width"]
    return {
        "src": photo["src"],
        "width": width,
        "height": round(width * photo["height"] / max(1, photo["width"])),
        "alt": either(photo, "alt", language),
        "is_illustration": photo["is_illustration"],
    }
