"""The pattern pages show every component; here they are parsed strictly and read closely."""

import re
from pathlib import Path

import html5lib
import pytest
from django.http import Http404
from django.test import RequestFactory
from django.utils.translation import override
from pytest_django.fixtures import Settings

from themes import views
from themes.icons import OUTCOME_ICONS, icon_path

TEMPLATES = Path(views.__file__).parent / "jinja2"
COMPONENTS = sorted((TEMPLATES / "themes" / "components").glob("*.html"))


def pattern_page(settings: Settings, language: str = "vi", query: str = "") -> str:
    settings.DEBUG = True
    with override(language):
        return views.patterns(RequestFactory().get(f"/mau-giao-dien/{query}")).content.decode()


def scan_page(settings: Settings, outcome: str) -> str:
    settings.DEBUG = True
    with override("vi"):
        return views.scan_pattern(RequestFactory().get("/"), outcome).content.decode()


def test_visitors_never_see_the_pattern_pages(settings: Settings) -> None:
    settings.DEBUG = False

    with pytest.raises(Http404):
        views.patterns(RequestFactory().get("/mau-giao-dien/"))
    with pytest.raises(Http404):
        views.scan_pattern(RequestFactory().get("/"), "in_force")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_component_is_strict_html(settings: Settings, language: str) -> None:
    html = pattern_page(settings, language)

    html5lib.HTMLParser(strict=True).parse(html)
    assert f'<html lang="{language}"' in html


def test_the_pattern_page_shows_every_component() -> None:
    sources = "".join(page.read_text("utf-8") for page in TEMPLATES.rglob("*.html"))

    for component in COMPONENTS:
        name = f"themes/components/{component.name}"
        assert f'"{name}"' in sources


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(settings: Settings) -> None:
    html = pattern_page(settings)

    assert not re.search(r"<style|<script|\sstyle=|\son\w+=", html)
    assert re.findall(r'(?:src|href|action)="(?:https?:)?//', html) == []


def test_every_picture_has_its_words_and_its_size(settings: Settings) -> None:
    pictures = re.findall(r"<img\b[^>]*>", pattern_page(settings))

    assert len(pictures) == 4
    for picture in pictures:
        assert re.search(r'width="\d+" height="\d+" alt="', picture)


def test_no_id_is_used_twice(settings: Settings) -> None:
    names = re.findall(r' id="([^"]+)"', pattern_page(settings))

    assert len(names) == len(set(names))


def test_a_province_changes_the_looks_by_one_attribute(settings: Settings) -> None:
    assert 'data-province="dak_lak"' in pattern_page(settings, query="?province=dak_lak")


@pytest.mark.parametrize("outcome", OUTCOME_ICONS)
def test_every_scan_page_is_strict_html_with_one_outcome(settings: Settings, outcome: str) -> None:
    html = scan_page(settings, outcome)

    html5lib.HTMLParser(strict=True).parse(html)
    assert re.findall(r'<main[^>]* data-outcome="(\w+)"', html) == [outcome]
    assert ("star-drawing" in html.split("</style>")[1]) is (outcome == "in_force")


def test_the_scan_page_asks_for_no_stylesheet(settings: Settings) -> None:
    html = scan_page(settings, "in_force")

    assert 'rel="stylesheet"' not in html
    assert html.count("<style>") == 1
    assert "<script" not in html


def test_an_outcome_outside_the_list_has_no_page(settings: Settings) -> None:
    settings.DEBUG = True

    with pytest.raises(Http404):
        views.scan_pattern(RequestFactory().get("/"), "genuine")


def test_a_list_of_choices_shows_that_it_opens(settings: Settings) -> None:
    summaries = re.findall(
        r'<details class="facet-list".*?</summary>', pattern_page(settings), re.DOTALL
    )

    assert summaries
    assert all(icon_path("down") in each for each in summaries)
