from datetime import UTC, datetime

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from base import epoch
from base.pages.cacheable import cacheable, goes_stale, not_kept, reads


def test_a_marked_view_marks_its_answers_and_keeps_its_name() -> None:
    @cacheable
    def product(request: HttpRequest, slug: str) -> HttpResponse:
        return HttpResponse(slug)

    answer = product(RequestFactory().get("/"), slug="mat-ong")

    assert answer.content == b"mat-ong"
    assert getattr(answer, "cacheable", False) is True
    assert product.__name__ == "product"


def test_the_earliest_of_several_moments_counts() -> None:
    response = HttpResponse()
    for hour in (12, 9, 15):
        goes_stale(response, datetime(2026, 4, 3, hour, tzinfo=UTC))

    assert vars(response)["stale_at"] == datetime(2026, 4, 3, 9, tzinfo=UTC)


def test_a_view_may_forbid_keeping_one_answer() -> None:
    @cacheable
    def product(request: HttpRequest) -> HttpResponse:
        response = HttpResponse()
        not_kept(response)
        return response

    assert vars(product(RequestFactory().get("/")))["cacheable"] is False


def test_a_page_says_which_scopes_it_reads_and_only_those_there_are() -> None:
    answer = HttpResponse()
    reads(answer, epoch.REGISTER)
    with pytest.raises(ValueError, match="No scope of the epoch: shelves, stok"):
        reads(answer, "stok", epoch.REGISTER, "shelves")

    assert getattr(answer, "scopes", None) == {"register"}
