"""Every way of storing colours ends in plain RGB on white paper."""

from __future__ import annotations

import pytest
from PIL import Image, ImageCms

from media.colours import in_srgb, reduced

GREY = Image.new("L", (60, 40), 120)


@pytest.mark.parametrize(
    ("picture", "seen"),
    [
        (Image.new("1", (60, 40), 1), 255),
        (GREY, 120),
        (Image.new("I;16", (60, 40), 0x7812), 0x78),
        (Image.new("LA", (60, 40), (0, 0)), (255, 255, 255)),
        (Image.new("RGBA", (60, 40), (0, 0, 0, 0)), (255, 255, 255)),
        (Image.new("RGBA", (60, 40), (10, 20, 30, 255)), (10, 20, 30)),
        (Image.new("CMYK", (60, 40), (0, 0, 0, 255)), (0, 0, 0, 255)),
    ],
)
def test_a_colour_stays_what_it_is(picture: Image.Image, seen: object) -> None:
    assert reduced(picture, 2).getpixel((5, 5)) == seen


def test_bands_join_without_a_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = Image.linear_gradient("L").convert("RGB")
    whole = reduced(picture, 2)
    monkeypatch.setattr("media.colours.BAND_PIXELS", 256 * 6)

    assert reduced(picture, 2).tobytes() == whole.tobytes()


@pytest.mark.parametrize(("size", "small"), [((61, 41), (21, 14)), ((3, 1), (1, 1))])
def test_an_odd_rest_is_kept(size: tuple[int, int], small: tuple[int, int]) -> None:
    assert reduced(Image.new("L", size), 3).size == small


def test_a_profile_is_followed() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = Image.new("RGB", (9, 9), (200, 30, 90))

    assert in_srgb(picture, lab).getpixel((1, 1)) == (200, 30, 90)
    assert in_srgb(picture, profile).mode == "RGB"


@pytest.mark.parametrize("profile", [None, b"", b"words", b"\x00" * (5 << 20)])
def test_a_bad_profile_is_ignored(profile: bytes | None) -> None:
    assert in_srgb(GREY, profile).getpixel((1, 1)) == (120, 120, 120)
