"""A page that meets a fault of database or files says so, whichever room it belongs to."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from themes.errors import out_of_order


class OutOfOrderMiddleware:
    """Makes 503 in both languages of a locked, full, read-only or missing database.

    The public's pages, the editors' room and every form pass through here.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the chain."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request pass."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for the fault a view met; None leaves other errors to Django."""
        return out_of_order(request, exception)
