"""Every page that needs no argument parses strictly as HTML, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.test import Client

from config.authz import read_grants
from config.routes import BOTH_LANGUAGES, Route, routes

pytestmark = pytest.mark.django_db


def _plain_pages() -> Iterator[tuple[str, str]]:
    grants = read_grants()
    for route in routes():
        is_page = route.is_ours and not route.takes_arguments
        if is_page and "everyone" in grants[route.pattern].who:
            for language in _languages(route):
                yield route.sample(language), language


def _languages(route: Route) -> tuple[str, ...]:
    return ("vi", "en") if BOTH_LANGUAGES in route.pattern else ("vi",)


@pytest.mark.parametrize(("path", "language"), list(_plain_pages()))
def test_a_page_is_whole_html_in_its_language(path: str, language: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 200
    if answer["Content-Type"].startswith("text/html"):
        document = parsed(answer.content.decode())
        assert document.get("lang") == language
        assert pictures_without_size(answer.content.decode()) == []


@pytest.mark.parametrize("path", ["/khong-co-trang-nay/", "/en/no-such-page/"])
def test_the_error_page_is_whole_html(path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 404
    parsed(answer.content.decode())


def test_a_paragraph_left_open_around_a_list_would_be_refused() -> None:
    with pytest.raises(html5lib.html5parser.ParseError):
        parsed("<!doctype html><html lang=vi><title>x</title><p>a<ul></ul></p></html>")


def test_a_picture_without_size_or_words_would_be_named() -> None:
    assert pictures_without_size('<img src="a" alt=""><img src="b" width="1" height="1">') == [
        '<img src="a" alt="">',
        '<img src="b" width="1" height="1">',
    ]


def parsed(html: str) -> Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    document: Element = parser.parse(html)
    return document


def pictures_without_size(html: str) -> list[str]:
    wanted = (" alt=", " width=", " height=")
    return [
        tag for tag in re.findall(r"<img\b[^>]*>", html) if not all(each in tag for each in wanted)
    ]
