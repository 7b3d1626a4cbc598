"""The scan page: an answer turned into one small page of HTML."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.certificates.outcomes import Outcome
from themes.templatetags.themes_tags import current_language, either
from traceability.resolver.answer import Answer
from traceability.resolver.facts import (
    certificate_facts,
    day_text,
    missing_facts,
    net_text,
    product_facts,
)
from traceability.resolver.memory import Memory
from traceability.resolver.own_words import own_words
from traceability.resolver.passport import Picture
from traceability.resolver.passports import OLDEST_SECONDS
from traceability.resolver.screens import SCREENS, UNKNOWN
from traceability.resolver.splice import Spliced, mark

PICTURE_WIDTH = 320  # drawn to weigh 30 KB at most (media.pictures)
TEMPLATE = "traceability/scan.html"
MOST_PAGES = 1000  # of some 14 KB each
_BY_LAST_DAY = (Outcome.IN_FORCE, Outcome.EXPIRED)
_NO_PRODUCT = (Outcome.UNKNOWN_CODE, Outcome.CANNOT_CHECK)

pages: Memory[Spliced] = Memory(MOST_PAGES, OLDEST_SECONDS)


def scan_page(answer: Answer, path: str) -> bytes:
    """Write the page in the active language. `path` is the address that was opened.

    Two looks that differ in no more than their words of their own share one rendering.
    """
    own = own_words(answer, path)
    if answer.outcome in _NO_PRODUCT:
        return rendered(answer, own, path).encode()
    look = _look(answer, own)
    page = pages.get(look)
    if page is None:
        marks = {name: mark(name) if words else "" for name, words in own.items()}
        page = Spliced.cut(rendered(answer, marks, path))
        pages.put(look, page)
    return page.filled(own)


def _look(answer: Answer, own: Mapping[str, str]) -> tuple[object, ...]:
    """Everything else the page depends on; a passport is equal to itself alone."""
    return (
        current_language(), answer.passport, answer.outcome, answer.verdict, answer.certified,
        answer.heirs, answer.lot, answer.index is None, answer.pack,
        *map(bool, own.values()),  # words that are empty leave out what stands around them
    )  # fmt: skip


def rendered(answer: Answer, own: Mapping[str, str], path: str) -> str:
    """Render the page with these words of its own."""
    screen = SCREENS[answer.outcome]
    values: dict[str, object] = {
        "outcome": answer.outcome.value,
        "word": screen.word,
        "sentence": sentence(answer),
        "meaning": screen.meaning,
        "advice": screen.advice,
        "reason": reason(answer),
        "details": details(answer, own["moment"]),
        "again": path if answer.outcome is Outcome.CANNOT_CHECK else "",
        "typed_code": own["code"] if answer.outcome is Outcome.UNKNOWN_CODE else "",
        "home": reverse("home"),
        "look_up": reverse("look_up"),
        "about": reverse("about_verdict"),
        "report": own["report"],
        "alternate_vi": "?lang=vi",
        "alternate_en": "?lang=en",
    }
    if answer.product is not None and answer.outcome not in _NO_PRODUCT:
        values |= _product_values(answer, own)
    return render_to_string(TEMPLATE, values)


def sentence(answer: Answer) -> str:
    """The one sentence under the outcome's word."""
    screen, verdict = SCREENS[answer.outcome], answer.verdict
    if answer.outcome is Outcome.UNKNOWN_CODE:
        return str(UNKNOWN[answer.why])
    if not screen.plain:
        return str(screen.sentence)
    event = verdict.cause if verdict else None
    if verdict is None or event is None:
        return str(screen.plain)
    day = verdict.valid_until if answer.outcome in _BY_LAST_DAY else event.first_day
    return str(screen.sentence) % {"star": verdict.former_star, "day": day_text(day)}


def reason(answer: Answer) -> str:
    """Why the lot is recalled or in doubt, or the label void, in the words of who said so."""
    pack = answer.pack
    if pack is None:
        return ""
    if answer.outcome is Outcome.RECALLED:
        return str(either(pack, "recall_reason"))
    if answer.outcome is Outcome.NEEDS_CHECKING:
        return str(either(pack, "doubt_reason"))
    return ""


def details(answer: Answer, moment: str) -> list[str]:
    """The lines under the sentence: by which decision, and when it was checked."""
    lines = []
    verdict = answer.verdict
    if verdict and verdict.cause and answer.outcome in (Outcome.REVOKED, Outcome.SUSPENDED):
        number = verdict.cause.decision_number
        lines.append(_("Decision %(number)s") % {"number": number} if number else "")
    lines.append(_("Checked at %(moment)s") % {"moment": moment})
    return [line for line in lines if line]


def _product_values(answer: Answer, own: Mapping[str, str]) -> dict[str, object]:
    product = answer.product
    assert product is not None  # noqa: S101 - the caller asked
    verdict = answer.verdict
    return {
        "product": product,
        "is_demo": product.producer.is_demo,
        "net": net_text(product),
        "stars": verdict.star if verdict and answer.outcome is Outcome.IN_FORCE else None,
        "picture": _picture(answer.picture),
        "certificate_facts": certificate_facts(answer),
        "product_facts": product_facts(answer, own["code"]),
        "missing": ", ".join(missing_facts(answer)),
        "certified": answer.certified,
        "product_url": reverse("product", args=[product.slug]) if product.is_listed else "",
        "seen": own["seen"],
    }


def _picture(picture: Picture | None) -> dict[str, object] | None:
    """The smallest drawing of the photo; the page never scales one that is larger."""
    if picture is None:
        return None
    width = min(picture.drawings, key=lambda drawn: abs(int(drawn) - PICTURE_WIDTH))
    return {
        "src": default_storage.url(picture.drawings[width]),
        "width": int(width),
        "height": round(int(width) * picture.height / max(1, picture.width)),
        "alt": str(either(picture, "alt")),
        "is_illustration": picture.is_illustration,
    }
