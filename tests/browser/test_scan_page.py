"""The scan page as a shopper meets it: small phone, no scripts, no other host."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE
from tests.browser.kinds import page_kinds

pytestmark = pytest.mark.browser


def test_every_outcome_is_readable_without_scripts(demo: dict[str, Any], chromium: Browser) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    for outcome, path in demo["samples"].items():
        page.goto(demo["base"] + path)
        assert page.locator("main").get_attribute("data-outcome") == outcome
        assert page.locator("h1").first.bounding_box()["y"] < PHONE["height"]  # type: ignore[index]
    context.close()


def test_no_page_asks_another_host_or_sets_a_cookie(demo: dict[str, Any], phone: Page) -> None:
    asked: set[str] = set()
    phone.on("request", lambda request: asked.add(request.url))
    for path in page_kinds(demo, "vi"):
        phone.goto(demo["base"] + path)
    strangers = {url for url in asked if not url.startswith((demo["base"], "data:"))}
    assert strangers == set()
    assert phone.context.cookies() == []


def test_no_page_breaks_its_content_security_policy(demo: dict[str, Any], phone: Page) -> None:
    said: list[str] = []
    phone.on("console", lambda message: said.append(message.text))
    for path in page_kinds(demo, "vi"):
        phone.goto(demo["base"] + path)
    assert [text for text in said if "Content Security Policy" in text] == []


def test_no_page_scrolls_sideways_on_a_small_phone(demo: dict[str, Any], phone: Page) -> None:
    wide = {}
    for path in page_kinds(demo, "vi"):
        phone.goto(demo["base"] + path)
        width = phone.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wide[path] = width
    assert wide == {}
