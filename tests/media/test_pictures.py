"""Names made from content, and pictures that hold nothing but a picture."""

from __future__ import annotations

import pytest
from PIL import Image

from media.pictures import Drawing, is_plain_webp, name_of
from tests.media.pictures_of import exif, saved

PLAIN = saved(Image.new("RGB", (40, 30), "green"), "WEBP")
MOVING = saved(
    Image.new("RGB", (9, 9)), "WEBP", save_all=True, append_images=[Image.new("RGB", (9, 9), "red")]
)


def test_a_name_says_the_content_and_the_width() -> None:
    assert name_of(PLAIN, 40) == Drawing(40, 30, PLAIN).name
    assert name_of(PLAIN, 40) != name_of(PLAIN + b"x", 40)
    assert name_of(PLAIN, 40).endswith("-40.webp")


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_still_webp_is_plain(mode: str) -> None:
    assert is_plain_webp(saved(Image.new(mode, (40, 31)), "WEBP"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        saved(Image.new("RGB", (9, 9)), "PNG"),
        saved(Image.new("RGB", (9, 9)), "WEBP", exif=exif(gps=True)),
        saved(Image.new("RGB", (9, 9)), "WEBP", xmp=b"<x/>"),
        saved(Image.new("RGB", (9, 9)), "WEBP", icc_profile=b"words"),
        MOVING,
        PLAIN + b"<script>",
        PLAIN[:-2],
        PLAIN.replace(b"VP8 ", b"VP9 "),
    ],
)
def test_anything_more_or_less_is_not(content: bytes) -> None:
    assert not is_plain_webp(content)
