"""Headers that say what a browser may do with our pages, all set in one pass."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse

EDITORS = "/quan-tri/"
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
POLICY = "Content-Security-Policy"
# Wagtail's own screens carry inline scripts and styles; nobody but editors ever sees them.
EDITORS_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; script-src 'self' 'unsafe-inline'; "
    "style-src 'self' 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'"
)
_DEBUG_PAGES = {HTTPStatus.NOT_FOUND, HTTPStatus.INTERNAL_SERVER_ERROR}
Replaced = tuple[tuple[str, tuple[str, ...]], ...]


class SecurityHeadersMiddleware:
    """Add the policies: the site's own, a page's replaced directives, or the editors' room's.

    django-csp finds the words, once for each policy that differs: public pages share a constant.
    Of its marks on an answer only `_csp_replace` counts; no page of ours needs a nonce.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the chain."""
        self.answer = answer
        self._policy = lru_cache(maxsize=16)(_worded)
        self._public = self._policy(())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the headers set."""
        response = self.answer(request)
        headers = response.headers
        headers.setdefault("Permissions-Policy", PERMISSIONS)
        if request.path.startswith(EDITORS):
            headers[POLICY] = EDITORS_POLICY
            headers["X-Frame-Options"] = "SAMEORIGIN"
            return response
        headers.setdefault("X-Frame-Options", "DENY")
        if POLICY not in headers and not _is_debug_page(response):
            headers[POLICY] = self._policy_of(response)
        return response

    def _policy_of(self, response: HttpResponse) -> str:
        replaced: dict[str, list[str]] | None = getattr(response, "_csp_replace", None)
        if not replaced:
            return self._public
        return self._policy(tuple((name, tuple(words)) for name, words in replaced.items()))


def _worded(replaced: Replaced) -> str:
    """The policy with its directives in order: the same text in every process."""
    policy = build_policy(replace={name: list(words) for name, words in replaced})
    return "; ".join(sorted(str(policy).split("; ")))


def _is_debug_page(response: HttpResponse) -> bool:
    """Whether this is Django's page about a mistake, which styles itself; development only."""
    return settings.DEBUG and response.status_code in _DEBUG_PAGES
