"""Pages that read more than the register, and changes elsewhere that leave them as they are."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from base import database, epoch
from base.pages.cacheable import cacheable, reads
from base.pages.middleware import PageCacheMiddleware


@pytest.fixture(autouse=True)
def _settings(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "opening", lambda: 1)
    settings.EPOCH_DIR = tmp_path
    settings.PAGE_CACHE_BYTES = 1_000_000


class Site:
    """One page behind the middleware, which counts how often it is rendered."""

    def __init__(self, change: Callable[[HttpResponse], object] = lambda _: None) -> None:
        self.renders = 0
        self.change = change
        self.answer = PageCacheMiddleware(cacheable(self.render))

    def render(self, _request: HttpRequest) -> HttpResponse:
        self.renders += 1
        response = HttpResponse("in force")
        self.change(response)
        return response

    def reads(self) -> None:
        self.answer(RequestFactory().get("/p/"))


@pytest.fixture
def stock(monkeypatch: pytest.MonkeyPatch) -> str:
    """A scope of a room upstairs."""
    monkeypatch.setattr(epoch, "_scopes", [epoch.REGISTER])
    return epoch.register_scope("stock")


def test_a_change_elsewhere_leaves_a_page_as_it_is(stock: str) -> None:
    site = Site()
    site.reads()
    for _ in range(10):
        marker = epoch.begin_change(stock)
        site.reads()
        epoch.end_change(marker, stock)

    assert site.renders == 1


def test_a_page_that_says_what_it_reads_changes_with_it(stock: str) -> None:
    site = Site(lambda response: reads(response, epoch.REGISTER, stock))
    site.reads()
    for scope in (stock, epoch.REGISTER):
        marker = epoch.begin_change(scope)
        site.reads()
        epoch.end_change(marker, scope)
        site.reads()

    assert site.renders == 5


def test_a_render_overtaken_by_a_change_of_one_of_its_scopes_is_not_kept(stock: str) -> None:
    def change(response: HttpResponse) -> None:
        reads(response, stock)
        epoch.end_change(epoch.begin_change(stock), stock)

    site = Site(change)
    site.reads()
    site.reads()

    assert site.renders == 2
