"""axe on every kind of page: both languages, light and dark, on a small phone."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import PHONE
from tests.browser.kinds import page_kinds

pytestmark = pytest.mark.browser
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_kind_of_page(
    demo: dict[str, Any], chromium: Browser, scheme: Literal["light", "dark"], language: str
) -> None:
    context = chromium.new_context(viewport=PHONE, color_scheme=scheme)
    page = context.new_page()
    found = {}
    for path in page_kinds(demo, language):
        page.goto(demo["base"] + path)
        violations = Axe().run(page, options=RULES).response["violations"]
        if violations:
            found[path] = [(each["id"], each["nodes"][0]["html"][:120]) for each in violations]
    context.close()
    assert found == {}
