"""What every public page carries: its two languages, its home, the demo strip."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from themes.registry import theme_of

ENGLISH = "/en"


def frame(request: HttpRequest, *, is_demo: bool = False, province: str = "") -> dict[str, Any]:
    """Answer the values of themes/base.html; `province` is a two-digit code or empty."""
    vietnamese = _without_english(request.path)
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    theme = theme_of(province) if province else None
    return {
        "site": settings.SITE_URL,
        "canonical": f"{settings.SITE_URL}{request.path}",
        "alternate_vi": f"{vietnamese}{query}",
        "alternate_en": f"{ENGLISH}{vietnamese}{query}",
        "is_demo": is_demo,
        "province_key": theme.key if theme else "",
    }


def _without_english(path: str) -> str:
    """The Vietnamese address is the English one without its prefix (config.urls)."""
    return path.removeprefix(ENGLISH) if path.startswith(f"{ENGLISH}/") else path
