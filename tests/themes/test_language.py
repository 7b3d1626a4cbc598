from __future__ import annotations

import pytest

from themes.language import accepted


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
