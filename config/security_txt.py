"""Where a weakness is reported, at the address where finders look (RFC 9116)."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from base import clock
from base.read_only import read_only

# Finders mistrust a page that is about to expire, and one that lasts longer than a year.
LASTS = dt.timedelta(days=180)


@read_only
def security_txt(request: HttpRequest) -> HttpResponse:
    """Contact, languages and policy for whoever found a weakness; lasts for half a year."""
    expires = (clock.now() + LASTS).astimezone(dt.UTC).date()
    lines = [
        *(f"Contact: {contact}" for contact in settings.SECURITY_CONTACTS),
        f"Expires: {expires.isoformat()}T00:00:00Z",
        "Preferred-Languages: vi, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
        f"Policy: {settings.SITE_URL}/.well-known/security-policy.txt",
    ]
    return _text("\n".join(lines) + "\n")


@read_only
def security_policy(request: HttpRequest) -> HttpResponse:
    """Our SECURITY.md: what is defended, what is not claimed, and when an answer comes."""
    return _text((settings.ROOT / "SECURITY.md").read_text(encoding="utf-8"))


def _text(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
