from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from base.read_only import read_only


@read_only
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("read")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_what_is_only_read_says_how(method: str) -> None:
    answer = page(getattr(RequestFactory(), method)("/"))

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


def test_no_token_is_asked_for_where_nothing_is_written() -> None:
    assert page(RequestFactory().get("/")).content == b"read"
    assert vars(page)["csrf_exempt"] is True
