"""Every vessel stands on the table, and what lies beside it is drawn, always the same."""

from __future__ import annotations

import random

import pytest
from PIL import ImageChops

from illustrations.canvas import Canvas
from illustrations.palette import PALETTES
from illustrations.scene import PROPS, VESSELS
from illustrations.vessels import filling_of


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("name", VESSELS)
def test_a_vessel_is_drawn_in_the_middle_of_the_sheet(name: str, *, back: bool) -> None:
    canvas = Canvas(200)
    empty = canvas.finished()
    VESSELS[name](canvas, PALETTES["52"], filling_of("honey"), back=back)
    changed = ImageChops.difference(canvas.finished(), empty).getbbox()
    assert changed is not None
    left, top, right, bottom = changed
    assert left < 100 < right
    assert top < 110 < bottom


@pytest.mark.parametrize("name", [each for each in PROPS if PROPS[each].__name__ != "nothing"])
def test_a_prop_leaves_something_on_the_sheet_and_twice_the_same(name: str) -> None:
    one, other, empty = Canvas(200), Canvas(200), Canvas(200).finished()
    PROPS[name](one, random.Random("here"))
    PROPS[name](other, random.Random("here"))
    assert ImageChops.difference(one.finished(), empty).getbbox() is not None
    assert ImageChops.difference(one.finished(), other.finished()).getbbox() is None
