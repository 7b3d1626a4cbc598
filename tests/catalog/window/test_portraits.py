from __future__ import annotations

import pytest

from catalog.window.portraits import portrait
from tests.factories import make_photo

pytestmark = pytest.mark.django_db


def test_weak_phones_get_the_narrowest_drawing_and_others_choose() -> None:
    drawings = {"960": "pictures/a-960.webp", "320": "pictures/a-320.webp"}
    shown = portrait(make_photo(drawings=drawings, credit="Bình"))

    assert shown is not None
    assert shown["src"] == "/media/pictures/a-320.webp"
    assert shown["webp"] == "/media/pictures/a-320.webp 320w, /media/pictures/a-960.webp 960w"
    assert (shown["width"], shown["height"], shown["credit"]) == (960, 640, "Bình")
    assert shown["src_width"] == 320


def test_a_photo_that_was_never_drawn_is_not_shown() -> None:
    assert portrait(make_photo()) is None
    assert portrait(None) is None
