"""Parts rendered at publication are the parts rendered now, in either language."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.translation import override

from catalog.browse.lookup import product_named
from catalog.browse.still import edition, still_parts
from catalog.window.actions import publish_product
from tests.factories import make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown() -> tuple[dict[str, Any], dict[str, Any]]:
    product = make_product("Mật ong <rừng>", story_vi="Ong & hoa", story_en="Bees & flowers")
    row = product_named(publish_product(product).slug)
    assert row is not None
    return row


@pytest.mark.parametrize("language", ["vi", "en"])
def test_kept_parts_are_what_would_be_rendered_now(
    shown: tuple[dict[str, Any], dict[str, Any]], language: str
) -> None:
    document, kept = shown
    with override(language):
        assert still_parts(document, kept) == still_parts(document, {})


def test_each_language_keeps_its_own_words(
    shown: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    with override("en"):
        below = still_parts(*shown)["below"]

    assert "Bees &amp; flowers" in below
    assert "Ong &amp; hoa" not in below


def test_parts_of_another_edition_are_rendered_anew(
    shown: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    document, kept = shown
    old = {"edition": "older", "vi": {"photos": "", "below": "old words"}}

    assert kept["edition"] == edition()
    assert "old words" not in still_parts(document, old)["below"]


def test_nothing_still_draws_a_star(shown: tuple[dict[str, Any], dict[str, Any]]) -> None:
    _document, kept = shown

    assert not any("star" in html for each in ("vi", "en") for html in kept[each].values())
