"""Printed addresses are answered first: most who come have scanned a code."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from themes.errors import out_of_order
from traceability.urls import urlpatterns

(PRINTED,) = urlpatterns


class PrintedAddressMiddleware:
    """Answers a printed address without what it never needs: session, sign-in, messages, forms.

    Together these cost a tenth of a scan. Host, language and headers are dealt with further
    outside, as for every page; what a view of ours meets is dealt with as OutOfOrderMiddleware
    does.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a scan, or let the request pass."""
        found = PRINTED.resolve(request.path_info[1:])
        if found is None:
            return self.answer(request)
        request.resolver_match = found
        try:
            response: HttpResponseBase = found.func(request, *found.args, **found.kwargs)
        except Exception as error:
            page = out_of_order(request, error)
            if page is None:
                raise
            return page
        return response
