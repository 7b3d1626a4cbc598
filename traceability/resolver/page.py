"""The scan page: an answer turned into one small page of HTML."""

from __future__ import annotations

from urllib.parse import quote

from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from base.formats.dates import moment_text
from catalog.certificates.outcomes import Outcome
from themes.templatetags.themes_tags import current_language, either
from traceability.resolver.answer import Answer
from traceability.resolver.facts import (
    certificate_facts,
    code_text,
    day_text,
    missing_facts,
    net_text,
    product_facts,
)
from traceability.resolver.passport import Picture
from traceability.resolver.screens import SCREENS, UNKNOWN

PICTURE_WIDTH = 320  # drawn to weigh 30 KB at most (media.pictures)
TEMPLATE = "traceability/scan.html"
_BY_LAST_DAY = (Outcome.IN_FORCE, Outcome.EXPIRED)
_NO_PRODUCT = (Outcome.UNKNOWN_CODE, Outcome.CANNOT_CHECK)


def scan_page(answer: Answer, path: str) -> str:
    """Write the page in the active language. `path` is the address that was opened."""
    screen = SCREENS[answer.outcome]
    values: dict[str, object] = {
        "outcome": answer.outcome.value,
        "word": screen.word,
        "sentence": sentence(answer),
        "meaning": screen.meaning,
        "advice": screen.advice,
        "reason": reason(answer),
        "details": details(answer),
        "again": path if answer.outcome is Outcome.CANNOT_CHECK else "",
        "typed_code": code_text(answer) if answer.outcome is Outcome.UNKNOWN_CODE else "",
        "home": reverse("home"),
        "look_up": reverse("look_up"),
        "about": reverse("about_verdict"),
        "report": f"{reverse('report')}?code={quote(answer.code or path[:200])}",
        "alternate_vi": "?lang=vi",
        "alternate_en": "?lang=en",
    }
    if answer.product is not None and answer.outcome not in _NO_PRODUCT:
        values |= _product_values(answer)
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


def details(answer: Answer) -> list[str]:
    """The lines under the sentence: by which decision, and when it was checked."""
    lines = []
    verdict = answer.verdict
    if verdict and verdict.cause and answer.outcome in (Outcome.REVOKED, Outcome.SUSPENDED):
        number = verdict.cause.decision_number
        lines.append(_("Decision %(number)s") % {"number": number} if number else "")
    moment = moment_text(answer.at, current_language())
    lines.append(_("Checked at %(moment)s") % {"moment": moment})
    return [line for line in lines if line]


def _product_values(answer: Answer) -> dict[str, object]:
    product = answer.product
    assert product is not None  # noqa: S101 - the caller asked
    verdict, pack = answer.verdict, answer.pack
    return {
        "product": product,
        "is_demo": product.producer.is_demo,
        "net": net_text(product),
        "stars": verdict.star if verdict and answer.outcome is Outcome.IN_FORCE else None,
        "picture": _picture(answer.picture),
        "certificate_facts": certificate_facts(answer),
        "product_facts": product_facts(answer),
        "missing": ", ".join(missing_facts(answer)),
        "certified": answer.certified,
        "product_url": reverse("product", args=[product.slug]) if product.is_listed else "",
        "seen": pack.seen if pack else 0,
        "first_seen": f"{pack.first_seen:%m/%Y}" if pack and pack.first_seen else "",
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
