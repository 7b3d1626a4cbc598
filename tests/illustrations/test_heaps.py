"""What lies beside a vessel is drawn, and always the same."""

from __future__ import annotations

import random

import pytest
from PIL import ImageChops

from illustrations import heaps
from illustrations.canvas import Canvas
from illustrations.scene import PROPS

HERE = [
    name
    for name, draw in PROPS.items()
    if draw.__module__ == heaps.__name__ and draw.__name__ != "nothing"
]


@pytest.mark.parametrize("name", HERE)
def test_it_leaves_something_on_the_sheet_and_twice_the_same(name: str) -> None:
    one, other, empty = Canvas(200), Canvas(200), Canvas(200).finished()
    PROPS[name](one, random.Random("here"))
    PROPS[name](other, random.Random("here"))
    assert ImageChops.difference(one.finished(), empty).getbbox() is not None
    assert ImageChops.difference(one.finished(), other.finished()).getbbox() is None
