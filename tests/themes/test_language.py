from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.utils.translation import override

from themes.language import accepted, either


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "vi"),
        ("en", "en"),
        ("EN-us", "en"),
        ("vi-VN,vi;q=0.9,en;q=0.8", "vi"),
        ("fr,en;q=0.5", "en"),
        ("en;q=0.2,vi;q=0.3", "vi"),
        ("vi;q=0.2,en;Q=0.1", "vi"),
        ("en;q=0", "vi"),
        ("en;q=nonsense", "vi"),
        ("en;q=nan", "vi"),
        (";;,,q=;", "vi"),
        ("x" * 100_000 + ",en", "vi"),
    ],
)
def test_the_best_known_language_is_taken(header: str, language: str) -> None:
    assert accepted(header) == language


def test_either_picks_the_language_of_the_page() -> None:
    product = {"name_vi": "Mật ong", "name_en": "Honey"}

    with override("vi"):
        assert either(product, "name") == "Mật ong"
    with override("en"):
        assert either(product, "name") == "Honey"


def test_either_falls_back_to_vietnamese_on_an_english_page() -> None:
    with override("en"):
        assert either(SimpleNamespace(name_vi="Mật ong", name_en=""), "name") == "Mật ong"
