"""The address alone decides a page's language."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("path", "language"), [("/khong-co/", "vi"), ("/en/khong-co/", "en"), ("/end/x/", "vi")]
)
def test_the_address_decides(path: str, language: str) -> None:
    assert Client().get(path)["Content-Language"] == language


@pytest.mark.parametrize("headers", [{"Accept-Language": "en"}, {"Cookie": "django_language=en"}])
def test_browser_and_cookie_are_not_asked(headers: dict[str, str]) -> None:
    answer = Client().get("/khong-co/", headers=headers)
    assert answer["Content-Language"] == "vi"
    assert "language" not in answer.get("Vary", "").lower()
