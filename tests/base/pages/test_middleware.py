import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from base import database, epoch
from base.pages.cacheable import cacheable, goes_stale, not_kept
from base.pages.middleware import PageCacheMiddleware

NOON = datetime(2026, 4, 3, 5, tzinfo=UTC)
FROM = RequestFactory()


@pytest.fixture(autouse=True)
def _settings(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Pages are kept for as long as one connection stands; these tests need no database at all.
    monkeypatch.setattr(database, "opening", lambda: 1)
    settings.EPOCH_DIR = tmp_path
    settings.PAGE_CACHE_BYTES = 1_000_000
    settings.CLOCK_OFFSET_DAYS = 0
    settings.ALLOWED_HOSTS = ["testserver", "other"]


class Site:
    """One page behind the middleware, which shows a fact and counts how often it is rendered."""

    def __init__(self, change: Callable[[HttpResponse], object] | None = None) -> None:
        self.fact = "in force"
        self.renders = 0
        self.change = change
        self.ask = PageCacheMiddleware(cacheable(self.render))

    def render(self, request: HttpRequest) -> HttpResponse:
        self.renders += 1
        response = HttpResponse(self.fact if request.path else "")
        if self.change:
            self.change(response)
        return response

    def reads(self, request: HttpRequest | None = None) -> str:
        answer = self.ask(request or FROM.get("/p/"))
        assert isinstance(answer, HttpResponse)
        return answer.content.decode()


def test_a_page_is_rendered_once_and_then_served_from_memory() -> None:
    site = Site()

    assert [site.reads(), site.reads(), site.reads()] == ["in force"] * 3
    assert site.renders == 1


def test_the_first_and_the_later_answers_are_alike() -> None:
    site = Site()
    first, later = site.ask(FROM.get("/p/")), site.ask(FROM.get("/p/"))

    assert first.headers == later.headers
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert first.headers["ETag"]


def test_address_query_host_and_scheme_are_pages_of_their_own() -> None:
    site = Site()
    for request in (
        FROM.get("/p/"),
        FROM.get("/p/?page=2"),
        FROM.get("/q/"),
        FROM.get("/p/", headers={"host": "other"}),
        FROM.get("/p/", secure=True),
    ):
        site.ask(request)

    assert site.renders == 5


def test_head_is_served_from_the_kept_page_but_keeps_none() -> None:
    site = Site()
    site.ask(FROM.head("/p/"))
    site.ask(FROM.get("/p/"))
    answer = site.ask(FROM.head("/p/"))

    assert site.renders == 2
    assert answer.headers["Content-Length"] == str(len("in force"))


@pytest.mark.parametrize("cookie", ["sessionid", "django_language", "messages"])
def test_a_known_reader_gets_a_page_of_their_own(cookie: str) -> None:
    site = Site()
    site.ask(FROM.get("/p/"))
    known = FROM.get("/p/", headers={"cookie": f"{cookie}=x"})
    answer = site.ask(known)

    assert site.renders == 2
    assert not answer.has_header("Cache-Control")


@pytest.mark.parametrize(
    "request_",
    [FROM.post("/p/"), FROM.get("/p/", headers={"authorization": "Bearer x"})],
    ids=["writing", "signed in"],
)
def test_writing_and_signed_in_requests_pass_by(request_: HttpRequest) -> None:
    site = Site()
    site.ask(request_)
    site.ask(request_)

    assert site.renders == 2


NOT_EVERYBODYS: dict[str, Callable[[HttpResponse], object]] = {
    "sets a cookie": lambda response: response.set_cookie("a", "b"),
    "not found": lambda response: setattr(response, "status_code", 404),
    "not marked": lambda response: setattr(response, "cacheable", False),
    "varies by cookie": lambda response: response.headers.__setitem__("Vary", "Cookie"),
    "varies by language": lambda response: response.headers.__setitem__(
        "Vary", "Accept-Encoding, Accept-Language"
    ),
    "has its own rule": lambda response: response.headers.__setitem__("Cache-Control", "no-store"),
    "is compressed": lambda response: response.headers.__setitem__("Content-Encoding", "gzip"),
}


@pytest.mark.parametrize("change", NOT_EVERYBODYS.values(), ids=NOT_EVERYBODYS)
def test_an_answer_that_is_not_everybodys_is_not_kept(
    change: Callable[[HttpResponse], object],
) -> None:
    site = Site()

    def inner(request: HttpRequest) -> HttpResponse:
        response = cacheable(site.render)(request)
        change(response)
        return response

    ask = PageCacheMiddleware(inner)
    ask(FROM.get("/p/"))
    ask(FROM.get("/p/"))

    assert site.renders == 2


def test_an_answer_its_view_forbade_to_keep_is_made_anew() -> None:
    site = Site(not_kept)

    assert [site.reads(), site.reads()] == ["in force"] * 2
    assert site.renders == 2


def test_an_answer_not_to_be_kept_leaves_the_pages_around_it_kept() -> None:
    site = Site()
    site.reads()
    site.change = not_kept
    site.reads(FROM.get("/q/"))
    site.reads()

    assert site.renders == 2


def counted(name: str, calls: list[str], call: Callable[..., object]) -> Callable[..., object]:
    def noted(*given: object, **named: object) -> object:
        calls.append(name)
        return call(*given, **named)

    return noted


def test_a_kept_page_costs_a_look_at_folder_and_witness_and_parses_no_header(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site = Site()
    monkeypatch.setattr(epoch, "SETTLED_SECONDS", 0.0)
    site.reads()
    calls: list[str] = []
    for name in ("stat", "listdir", "open", "scandir", "read"):
        monkeypatch.setattr(os, name, counted(name, calls, getattr(os, name)))
    request = FROM.get("/p/")
    site.ask(request)

    assert (site.renders, calls) == (1, ["stat", "stat"])
    assert "headers" not in vars(request)


def test_an_unmarked_or_streaming_answer_passes_unchanged() -> None:
    def stream(request: HttpRequest) -> HttpResponseBase:
        response = StreamingHttpResponse([b"part"])
        response.cacheable = True  # type: ignore[attr-defined]
        return response

    answer = PageCacheMiddleware(stream)(FROM.get("/p/"))

    assert answer.streaming
    assert not answer.has_header("ETag")


def test_a_change_shows_at_the_very_next_request() -> None:
    site = Site()
    site.reads()
    marker = epoch.begin_change()
    site.fact = "revoked"
    during = site.reads()
    epoch.end_change(marker)

    assert [during, site.reads()] == ["revoked", "revoked"]


def a_change_in_mid_render(site: Site) -> None:
    site.change = None
    marker = epoch.begin_change()
    site.fact = "revoked"
    epoch.end_change(marker)


def test_a_render_overtaken_by_a_change_is_never_served_again() -> None:
    site = Site()
    site.change = lambda _: a_change_in_mid_render(site)

    assert site.reads() == "in force"  # began before the change
    assert site.reads() == "revoked"


def test_the_control_a_cache_without_epochs_serves_the_overtaken_render(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(epoch, "current", lambda _scope: "always the same")
    site = Site()

    def change_and_purge(_: HttpResponse) -> None:
        a_change_in_mid_render(site)
        site.ask.cache = type(site.ask.cache)(1_000_000)

    site.change = change_and_purge
    site.reads()

    assert site.reads() == "in force"


def test_nothing_is_kept_or_served_while_a_change_is_under_way() -> None:
    site = Site()
    site.reads()
    epoch.begin_change()
    site.reads()
    site.reads()

    assert site.renders == 3


def test_a_new_day_renders_anew() -> None:
    site = Site()
    with time_machine.travel(datetime(2026, 4, 3, 16, 59, 59, tzinfo=UTC), tick=False):
        site.reads()
        site.reads()
    with time_machine.travel(datetime(2026, 4, 3, 17, tzinfo=UTC), tick=False):
        site.reads()

    assert site.renders == 2


def test_a_page_is_not_served_from_its_stale_moment_on() -> None:
    lapse = NOON + timedelta(hours=1)
    site = Site(lambda response: goes_stale(response, lapse))
    renders = []
    for moment in (NOON, lapse - timedelta(seconds=1), lapse):
        with time_machine.travel(moment, tick=False):
            site.reads()
        renders.append(site.renders)

    assert renders == [1, 1, 2]


def test_no_room_means_no_cache(settings: Settings) -> None:
    settings.PAGE_CACHE_BYTES = 0
    site = Site()

    assert [site.reads(), site.reads()] == ["in force"] * 2
    assert site.renders == 2


def test_a_foreign_host_never_meets_a_kept_page() -> None:
    site = Site()
    site.reads()
    site.ask(FROM.get("/p/", headers={"host": "evil.example"}))

    assert site.renders == 2
    assert len(site.ask.cache) == 1


def test_a_foreign_host_is_left_to_those_who_refuse_it() -> None:
    site = Site()
    site.ask(FROM.get("/p/", headers={"host": "evil.example"}))
    site.ask(FROM.get("/p/", headers={"host": "evil.example"}))

    assert site.renders == 2
