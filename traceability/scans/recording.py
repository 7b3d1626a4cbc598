"""Decide whether a look at a code counts, and note it without noting who looked."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpRequest

from base import clock
from traceability.scans.segment import Line, append
from traceability.scans.tokens import day_token

# Whoever shows a page to a person introduces itself as a browser has since Netscape; apps put their
# name behind it ("… Mobile Safari/537.36 Zalo android/…"). Fetchers of the same apps leave it out:
# "WhatsApp/2.23", "Zalo/470 CFNetwork/…", "axios/1.7". Opera Mini and UC Browser's saving mode have
# words of their own.
_BROWSERS = re.compile(r"Mozilla/\d|Opera/\d|UCWEB/\d", re.IGNORECASE)
# Robots that dress up as a browser: by name, by their makers' address, by "compatible;" (which old
# Internet Explorers said too). CUBOT makes telephones. ZaloPC is the program on a desk, which opens
# links in the reader's own browser: what it asks for itself is a preview.
_ROBOTS = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|preview|headless|phantomjs|lighthouse|prerender|externalhit|"
    r"meta-external|facebookcatalog|zalopc|inspectiontool|googleother|google-read-aloud|"
    r"imageproxy|embedly|iframely|vkshare|compatible;(?! ?msie)|\+https?:",
    re.IGNORECASE,
)
# A browser that looks ahead says so in one of these; an ordinary look has none of them.
_LOOKS_AHEAD = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")


def counts(request: HttpRequest) -> bool:
    """Whether a person looks: a GET of a browser that is not looking ahead, and of no robot."""
    asked = request.META
    return (
        request.method == "GET"
        and not any(asked.get(name) for name in _LOOKS_AHEAD)
        and is_person(asked.get("HTTP_USER_AGENT", ""))
    )


def is_person(browser: str) -> bool:
    """Whether somebody reads the page, by what the browser or program calls itself."""
    return bool(_BROWSERS.match(browser)) and not _ROBOTS.search(browser)


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
    return append(Line(now, lot, index, product, outcome, day_token=token))
