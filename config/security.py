"""Headers that say what a browser may do with our pages, beside the content security policy."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

EDITORS = "/quan-tri/"
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
# Wagtail's own screens carry inline scripts and styles; nobody but editors ever sees them.
EDITORS_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; script-src 'self' 'unsafe-inline'; "
    "style-src 'self' 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'"
)


class SecurityHeadersMiddleware:
    """Add the permissions policy everywhere, and the editors' own policy to their room."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the chain."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the headers set."""
        response = self.answer(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("X-Frame-Options", "DENY")
        if request.path.startswith(EDITORS):
            response.headers["Content-Security-Policy"] = EDITORS_POLICY
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return response
