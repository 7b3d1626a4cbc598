"""What lies beside a vessel is drawn, and always the same."""

from __future__ import annotations

import pytest
from PIL import ImageChops

from config.demo.chance import chance
from config.demo.pictures import heaps
from config.demo.pictures.canvas import Canvas
from config.demo.pictures.scene import PROPS

HERE = [
    name
    for name, draw in PROPS.items()
    if draw.__module__ == heaps.__name__ and draw.__name__ != "nothing"
]


@pytest.mark.parametrize("name", HERE)
def test_it_leaves_something_on_the_sheet_and_twice_the_same(name: str) -> None:
    one, other, empty = Canvas(200), Canvas(200), Canvas(200).finished()
    PROPS[name](one, chance("here"))
    PROPS[name](other, chance("here"))
    assert ImageChops.difference(one.finished(), empty).getbbox() is not None
    assert ImageChops.difference(one.finished(), other.finished()).getbbox() is None
