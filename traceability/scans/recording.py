"""Decide whether a look at a code counts, and note it without noting who looked."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpRequest

from base import clock
from traceability.scans.segment import Line, append
from traceability.scans.tokens import day_token

# Fetchers of link previews and indexes: nobody holds a pack in his hand.
_ROBOTS = re.compile(
    r"bot\b|crawl|spider|slurp|preview|facebookexternalhit|meta-external|whatsapp|telegram|"
    r"zalo(?!.*mobile)|skypeuri|viber|pinterest|embedly|vkshare|curl/|wget/|python-|go-http|okhttp",
    re.IGNORECASE,
)


def counts(request: HttpRequest) -> bool:
    """Whether a person looks: no HEAD, no prefetching browser, no known robot."""
    asked = request.META
    purpose = asked.get("HTTP_SEC_PURPOSE", "") + asked.get("HTTP_PURPOSE", "")
    return (
        request.method == "GET"
        and "prefetch" not in purpose
        and "prerender" not in purpose
        and not _ROBOTS.search(asked.get("HTTP_USER_AGENT", ""))
    )


def record(
    request: HttpRequest,
    outcome: str,
    *,
    product: int | None,
    lot: int | None = None,
    index: int | None = None,
) -> bool:
    """Append this look to the segment; False when it does not count or could not be written.

    Address and browser are used for the day's token only and leave this function in no other way.
    A look at no product of ours is not kept.
    """
    if product is None or not settings.RECORD_SCANS or not counts(request):
        return False
    now = clock.now()
    address = request.META.get("REMOTE_ADDR", "")
    browser = request.META.get("HTTP_USER_AGENT", "")
    token = day_token(address, browser, lot, now.date())
    hour = now.replace(minute=0, second=0, microsecond=0)
    return append(Line(hour, lot, index, product, outcome, day_token=token))
