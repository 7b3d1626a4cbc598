"""Where every printed code arrives."""

from __future__ import annotations

from functools import cache
from json import JSONEncoder

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from base import clock
from themes.language import language_of
from themes.styles import content_hash, scan_styles
from traceability.resolver.address import address_of
from traceability.resolver.answer import Answer
from traceability.resolver.guessing import slowed
from traceability.resolver.machine import JSON, as_values, preferred
from traceability.resolver.page import scan_page
from traceability.resolver.resolution import resolve
from traceability.scans.recording import record

METHODS = ["GET", "HEAD", "OPTIONS"]
_NOT_KEPT = {"Cache-Control": "no-store"}
_json = JSONEncoder(ensure_ascii=False).encode


# Nothing is written here, so a token protects nothing; asked for first, it would tell who uses a
# wrong method "you may not" (403) instead of "not so" (405).
@csrf_exempt
def scan(request: HttpRequest, kind: str, rest: str | None = None) -> HttpResponse:
    """Answer a printed code as a page, or as JSON to who asks for it; sets no cookie."""
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS, headers=_NOT_KEPT)
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": ", ".join(METHODS), **_NOT_KEPT})
    address = address_of(kind, rest or "", request.META.get("QUERY_STRING", ""))
    answer = resolve(address, clock.now())
    response = slowed(request, answer) or respond(request, answer)
    if response["Content-Type"] != JSON:  # a machine asks as often as it likes; nobody looks
        _note(request, answer)
    return response


def respond(request: HttpRequest, answer: Answer) -> HttpResponse:
    """Write an answer in the form and language asked for; it is never kept by a cache."""
    headers = {**_NOT_KEPT, "Vary": "Accept, Accept-Language"}
    if answer.status == 503:  # noqa: PLR2004
        headers["Retry-After"] = "60"
    if preferred(request.META.get("HTTP_ACCEPT", "*/*")) == JSON:
        text = _json(as_values(answer))
        return HttpResponse(text, content_type=JSON, status=answer.status, headers=headers)
    language = language_of(request)
    with translation.override(language):
        page = HttpResponse(scan_page(answer, request.path), status=answer.status, headers=headers)
    page["Content-Language"] = language
    # The page carries its one stylesheet inside; its digest is all the policy lets through.
    page._csp_replace = {"style-src": [_style_hash()]}  # type: ignore[attr-defined]  # noqa: SLF001
    return page


@cache
def _style_hash() -> str:
    return content_hash(scan_styles())


def _note(request: HttpRequest, answer: Answer) -> None:
    record(
        request,
        answer.outcome.value,
        product=answer.product_id,
        lot=answer.lot.pk if answer.lot else None,
        index=answer.index,
    )
