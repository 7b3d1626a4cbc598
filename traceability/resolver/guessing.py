"""Slow down whoever tries code after code, and nobody who holds a right one (decision 14).

A code is resolved first; only then is it asked how many wrong ones came from this address. So a
right code is always answered, however many people stand behind one address.
"""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse

from base.limits import RateLimit
from catalog.certificates.outcomes import Outcome
from themes.errors import error_page
from traceability.resolver.answer import Answer
from traceability.resolver.machine import JSON, as_values, preferred

# 30 a minute: more typos than a market hall makes, fewer guesses than are worth the trouble.
wrong_codes = RateLimit("wrong_codes", most=300, seconds=600)


def slowed(request: HttpRequest, answer: Answer) -> HttpResponse | None:
    """A refusal in place of one unknown code too many; None for every other answer.

    A machine reads the same values as ever, with the status that asks it to wait.
    """
    if answer.outcome is not Outcome.UNKNOWN_CODE or may_guess(request):
        return None
    if preferred(request.META.get("HTTP_ACCEPT", "*/*")) == JSON:
        return _patient(JsonResponse(as_values(answer), status=HTTPStatus.TOO_MANY_REQUESTS))
    return too_many_codes(request)


def may_guess(request: HttpRequest) -> bool:
    """Count one wrong code; whether its address has made no more than people make."""
    return wrong_codes.allows(request.META.get("REMOTE_ADDR", ""))


def too_many_codes(request: HttpRequest) -> HttpResponse:
    """A page of status 429 that says that a right code is answered all the same."""
    page = "traceability/too_many_codes.html"
    return _patient(error_page(request, HTTPStatus.TOO_MANY_REQUESTS, page))


def _patient(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["Retry-After"] = str(wrong_codes.seconds)
    return response
