"""Everything in this room stands on the table, in front and from behind."""

from __future__ import annotations

import pytest
from PIL import ImageChops

from illustrations import crafts
from illustrations.canvas import Canvas
from illustrations.palette import PALETTES
from illustrations.scene import VESSELS
from illustrations.vessels import filling_of

HERE = [name for name, draw in VESSELS.items() if draw.__module__ == crafts.__name__]


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("name", HERE)
def test_it_is_drawn_in_the_middle_of_the_sheet(name: str, *, back: bool) -> None:
    canvas = Canvas(200)
    empty = canvas.finished()
    VESSELS[name](canvas, PALETTES["52"], filling_of("honey"), back=back)
    changed = ImageChops.difference(canvas.finished(), empty).getbbox()
    assert changed is not None
    left, top, right, bottom = changed
    assert left < 100 < right
    assert top < 110 < bottom
