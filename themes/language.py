"""The language of a page whose address has none: ?lang=, then Accept-Language, then Vietnamese."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

_KNOWN = tuple(code for code, _ in settings.LANGUAGES)
_LONGEST_HEADER = 500


def language_of(request: HttpRequest) -> str:
    """Answer "vi" or "en". No cookie is read, none is set."""
    asked = request.GET.get("lang", "") if request.META.get("QUERY_STRING") else ""
    if asked in _KNOWN:
        return asked
    return accepted(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))


def accepted(header: str) -> str:
    """The known language the header likes best; of equals the first; Vietnamese for none."""
    best, best_weight = settings.LANGUAGE_CODE, 0.0
    for part in header[:_LONGEST_HEADER].split(","):
        name, _, weight_text = part.partition(";")
        language = name.strip().lower().partition("-")[0]
        weight = _weight(weight_text)
        if language in _KNOWN and weight > best_weight:
            best, best_weight = language, weight
    return best


def _weight(text: str) -> float:
    _, _, number = text.lower().partition("q=")
    try:
        return float(number) if number.strip() else 1.0
    except ValueError:
        return 0.0
