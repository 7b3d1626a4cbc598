"""The language of a page, and which of two texts it shows.

A page whose address has none asks ?lang=, then Accept-Language, and else is Vietnamese.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, gettext, override

_KNOWN = tuple(code for code, _ in settings.LANGUAGES)
_LONGEST_HEADER = 500


def current_language() -> str:
    """Say "en" or "vi"; whatever is not English is Vietnamese."""
    return "en" if (get_language() or "").startswith("en") else "vi"


@cache
def spoken(language: str) -> Callable[[str], str]:
    """What turns our fixed texts into one language; each text is looked up once.

    For who says many in a row: `_ = spoken(current_language())`.
    """

    @cache
    def text(fixed: str) -> str:
        with override(language):
            return gettext(fixed)

    return text


def either(subject: object, field: str, language: str = "") -> Any:  # noqa: ANN401  a field holds what it holds
    """Pick field_en for an English page when it is filled in, else field_vi; dict or object.

    `language` is the page's, for who asks for many fields and knows it already.
    """
    if (language or current_language()) == "en" and (english := _part(subject, f"{field}_en")):
        return english
    return _part(subject, f"{field}_vi")


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


def _part(subject: object, name: str) -> object:
    if isinstance(subject, Mapping):
        return subject.get(name, "")
    return getattr(subject, name, "")


def _weight(text: str) -> float:
    _, _, number = text.lower().partition("q=")
    try:
        return float(number) if number.strip() else 1.0
    except ValueError:
        return 0.0
