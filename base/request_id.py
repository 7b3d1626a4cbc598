"""Give every request a short id that its log lines and its error page share."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class RequestIdMiddleware:
    """Set `request.request_id`; the id says nothing about the visitor."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the chain."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Name the request, then let it pass."""
        request.request_id = secrets.token_hex(4)  # type: ignore[attr-defined]
        return self.answer(request)
