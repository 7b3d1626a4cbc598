"""Printed addresses are answered first, and answered as any page is."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from config.printed import PrintedAddressMiddleware
from tests.outcomes import Cast, in_force_lot, path_of
from traceability.resolver import views

pytestmark = pytest.mark.django_db


def further_in(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("further in")


def test_a_scan_does_not_reach_what_it_needs_not() -> None:
    ask = PrintedAddressMiddleware(further_in)

    assert ask(RequestFactory().get("/T/0123456789ABCDEF")).status_code == 404
    assert ask(RequestFactory().get("/p")).status_code == 404


@pytest.mark.parametrize("path", ["/", "/tra-cuu/", "/t-shirt/", "/en/p/x", "/02/1", "/pp/x"])
def test_everything_else_passes(path: str) -> None:
    answer = PrintedAddressMiddleware(further_in)(RequestFactory().get(path))

    assert isinstance(answer, HttpResponse)
    assert answer.content == b"further in"


def test_a_reader_with_a_session_costs_a_scan_no_question_more(client: Client) -> None:
    path = path_of(in_force_lot(Cast.gather()))
    client.cookies["sessionid"] = "a" * 32
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)

    assert (answer.status_code, len(asked)) == (200, 1)
    assert not answer.cookies


def test_a_scan_carries_the_headers_of_every_page(client: Client) -> None:
    answer = client.get("/T/0123456789ABCDEF")
    told = ("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options")

    assert [name for name in told if name not in answer.headers] == []
    assert answer["Content-Language"] == "vi"
    assert int(answer["Content-Length"]) == len(answer.content)


def test_a_host_that_is_not_ours_is_refused(client: Client) -> None:
    assert client.get("/T/0123456789ABCDEF", headers={"host": "elsewhere.test"}).status_code == 400


def test_a_fault_a_scan_meets_is_told_and_any_other_error_is_not_hidden(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise OperationalError("database is locked")

    def mistake(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(views, "slowed", locked)
    assert client.get("/T/0123456789ABCDEF").status_code == 503

    monkeypatch.setattr(views, "slowed", mistake)
    with pytest.raises(ZeroDivisionError):
        client.get("/T/0123456789ABCDEF")
    with pytest.raises(ZeroDivisionError):
        PrintedAddressMiddleware(further_in)(RequestFactory().get("/T/0123456789ABCDEF"))
    client.raise_request_exception = False
    assert client.get("/T/0123456789ABCDEF").status_code == 500
