"""A picture is put together the same way every time."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from illustrations.scene import compose


def test_a_scene_is_drawn_alike_on_every_run() -> None:
    assert compose("jar pepper", "52", back=False) == compose("jar pepper", "52", back=False)


def test_province_and_side_change_the_picture() -> None:
    cases = [("52", False), ("51", False), ("52", True)]
    drawn = {compose("basket garlic", province, back=back) for province, back in cases}
    assert len(drawn) == 3


def test_a_picture_is_wide_enough_for_two_drawings() -> None:
    picture = Image.open(BytesIO(compose("house none", "08", back=False)))
    assert picture.size == (641, 480)
