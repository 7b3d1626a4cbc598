"""Error pages: both languages on one page, made without database, session or context processor."""

import logging
import sys
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from base.database import close_if_damaged
from base.faults import fault_of
from themes.jinja import rendered

log = logging.getLogger(__name__)
READING = {"GET", "HEAD", "OPTIONS"}


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400: the request could not be read; 503 when that was the database's fault."""
    if found := out_of_order(request, exception):
        return found
    return error_page(request, HTTPStatus.BAD_REQUEST, "400.html")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403: this person may not open the page."""
    return error_page(request, HTTPStatus.FORBIDDEN, "403.html")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 for a form without its token; for the setting CSRF_FAILURE_VIEW."""
    return error_page(request, HTTPStatus.FORBIDDEN, "403.html")


def not_from_here(request: HttpRequest) -> HttpResponse:
    """Answer 403: nothing says that a form of a public page was sent from this site."""
    return error_page(request, HTTPStatus.FORBIDDEN, "themes/errors/not_from_here.html")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404: nothing lives at this address."""
    return error_page(request, HTTPStatus.NOT_FOUND, "404.html")


def gone(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 410: what lived here was removed for good."""
    return error_page(request, HTTPStatus.GONE, "themes/errors/410.html")


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 429, asking the caller to come back in a minute."""
    answer = error_page(request, HTTPStatus.TOO_MANY_REQUESTS, "themes/errors/429.html")
    answer["Retry-After"] = "60"
    return answer


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500: the fault is ours; 503 when database or files are at fault.

    Views that meet such a fault are answered by themes.middleware; this is for what stands around
    them, as the session does.
    """
    if found := out_of_order(request, sys.exc_info()[1]):
        return found
    return error_page(request, HTTPStatus.INTERNAL_SERVER_ERROR, "500.html")


def unavailable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 503: the register cannot be read now, so nothing is said about any certificate."""
    answer = error_page(request, HTTPStatus.SERVICE_UNAVAILABLE, "themes/errors/503.html")
    answer["Retry-After"] = "60"
    return answer


def not_saved(request: HttpRequest) -> HttpResponse:
    """The page of status 503 that says a form was not saved."""
    answer = error_page(request, HTTPStatus.SERVICE_UNAVAILABLE, "themes/errors/not_saved.html")
    answer["Retry-After"] = "60"
    return answer


def out_of_order(request: HttpRequest, error: BaseException | None) -> HttpResponse | None:
    """The page for a fault of database or files, written into the log; None for other errors."""
    fault = fault_of(error) if error else None
    if fault is None:
        return None
    if error:
        close_if_damaged(error)
    said = f"{error}".partition("\n")[0]
    log.error("%s %s met a fault (%s): %s", request.method, request.path, fault.value, said)
    return unavailable(request) if request.method in READING else not_saved(request)


def error_page(request: HttpRequest, status: HTTPStatus, template: str) -> HttpResponse:
    """Render an error page that no cache keeps, with the request's id when it has one."""
    values = {"request_id": getattr(request, "request_id", "")}
    answer = HttpResponse(rendered(template, values), status=status)
    answer["Cache-Control"] = "no-store"
    return answer
