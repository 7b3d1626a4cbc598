import gzip
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import RequestFactory

from base.pages.stored import StoredPage

LONG = "<p>Mật ong rừng</p>".encode() * 40
GET = RequestFactory().get


def stored(body: bytes = LONG, content_type: str = "text/html; charset=utf-8") -> StoredPage:
    return StoredPage.of(HttpResponse(body, content_type=content_type))


def test_a_reader_without_gzip_gets_the_page_as_it_is() -> None:
    answer = stored().answer(GET("/"))

    assert answer.content == LONG
    assert answer.headers["Content-Length"] == str(len(LONG))
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert not answer.has_header("Content-Encoding")


def test_a_reader_with_gzip_gets_the_same_page_smaller_and_under_another_etag() -> None:
    page = stored()
    answer = page.answer(GET("/", headers={"accept-encoding": "br, gzip;q=0.8"}))

    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content) == LONG
    assert int(answer.headers["Content-Length"]) == len(answer.content) < len(LONG)
    assert answer.headers["ETag"] != page.answer(GET("/")).headers["ETag"]


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "identity, gzip; q=0.0"])
def test_gzip_is_sent_only_to_those_who_take_it(accepted: str) -> None:
    answer = stored().answer(GET("/", headers={"accept-encoding": accepted}))

    assert not answer.has_header("Content-Encoding")


@pytest.mark.parametrize(("body", "kind"), [(b"short", "text/html"), (LONG, "image/jpeg")])
def test_what_gzip_does_not_help_is_sent_as_it_is(body: bytes, kind: str) -> None:
    answer = stored(body, kind).answer(GET("/", headers={"accept-encoding": "gzip"}))

    assert answer.content == body


@pytest.mark.parametrize("accepted", ["", "gzip"])
@pytest.mark.parametrize("spelling", ["{}", "W/{}", '"other", {}', "*"])
def test_a_reader_who_holds_the_page_is_told_so(accepted: str, spelling: str) -> None:
    page = stored()
    etag = page.answer(GET("/", headers={"accept-encoding": accepted})).headers["ETag"]
    asked = {"accept-encoding": accepted, "if-none-match": spelling.format(etag)}
    answer = page.answer(GET("/", headers=asked))

    assert answer.status_code == 304
    assert answer.content == b""
    assert answer.headers["ETag"] in {etag, page.answer(GET("/", headers=asked)).headers["ETag"]}


def test_a_changed_page_is_sent_again() -> None:
    old = stored(LONG + b"old").answer(GET("/")).headers["ETag"]

    assert stored().answer(GET("/", headers={"if-none-match": old})).status_code == 200


def test_head_has_the_length_but_no_body() -> None:
    answer = stored().answer(RequestFactory().head("/"))

    assert answer.content == b""
    assert answer.headers["Content-Length"] == str(len(LONG))


def test_the_size_counts_both_bodies_and_the_headers() -> None:
    page = stored()

    assert page.gzipped
    assert page.size == len(LONG) + len(page.gzipped) + len("Content-Typetext/html; charset=utf-8")


def test_a_page_is_stale_from_its_moment_on() -> None:
    moment = datetime(2026, 4, 3, 10, tzinfo=UTC)
    page = StoredPage(200, (), b"", stale_at=moment)

    assert not page.is_stale(moment - timedelta(microseconds=1))
    assert page.is_stale(moment)
    assert not StoredPage(200, (), b"").is_stale(moment)


def test_a_page_of_a_clock_that_was_ahead_waits_until_it_was_made() -> None:
    with time_machine.travel(datetime(2026, 4, 3, 9, tzinfo=UTC), tick=False):
        page = stored()

    assert page.is_stale(datetime(2026, 4, 3, 8, 59, 59, tzinfo=UTC))
    assert not page.is_stale(datetime(2026, 4, 3, 9, tzinfo=UTC))
