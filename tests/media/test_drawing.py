"""What is left of a picture; the files that are refused stand in odd_files."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from media.drawing import Refused, finished, opened
from media.pictures import KEPT_SIDE, WIDTHS, Drawing
from tests.media.pictures_of import exif, jpeg, noise, saved

RED, BLUE = (254, 0, 0), (0, 0, 254)


def draw(content: bytes) -> tuple[Drawing, ...]:
    return finished(content).drawings


def near(seen: object, wanted: tuple[int, int, int]) -> bool:
    return isinstance(seen, tuple) and all(
        abs(a - b) < 12 for a, b in zip(seen, wanted, strict=True)
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_known_by_its_content_whatever_its_name(kind: str) -> None:
    drawings = draw(saved(Image.new("RGB", (400, 300), "green"), kind))

    assert [(each.width, each.height) for each in drawings] == [(320, 240)]


# Where the red half is seen once the picture stands upright (EXIF 2.32, tag 274).
RED_SIDE = {1: "W", 2: "E", 3: "E", 4: "W", 5: "N", 6: "N", 7: "S", 8: "S"}
PLACES = {"W": (0.1, 0.5), "E": (0.9, 0.5), "N": (0.5, 0.1), "S": (0.5, 0.9)}


@pytest.mark.parametrize("orientation", RED_SIDE)
def test_a_turned_picture_stands_upright(orientation: int) -> None:
    upright = opened(jpeg(exif=exif(orientation)))

    assert upright.size == ((1200, 800) if orientation < 5 else (800, 1200))
    for side, (x, y) in PLACES.items():
        if side == RED_SIDE[orientation]:
            seen = upright.getpixel((int(x * upright.width), int(y * upright.height)))
            assert near(seen, RED)


def test_the_place_where_a_photo_was_taken_is_gone() -> None:
    sent = jpeg(exif=exif(gps=True), comment=b"at home")
    assert Image.open(BytesIO(sent)).getexif().get_ifd(0x8825)

    for drawing in draw(sent):
        kept = Image.open(BytesIO(drawing.content))
        assert dict(kept.getexif()) == {}
        assert {"exif", "xmp", "icc_profile", "comment"} & set(kept.info) == set()
        assert b"at home" not in drawing.content


def test_what_hangs_behind_a_picture_is_left_behind() -> None:
    drawings = draw(jpeg() + b"PK\x03\x04<?php system($_GET['x']); ?>")

    assert all(b"<?php" not in each.content for each in drawings)


def test_transparent_places_become_white_paper() -> None:
    glass = Image.new("RGBA", (400, 400), (0, 0, 0, 0))

    assert opened(saved(glass, "PNG")).getpixel((5, 5)) == (255, 255, 255)


def test_a_picture_for_print_is_readable_too() -> None:
    assert opened(saved(Image.new("CMYK", (40, 30)), "JPEG")).getpixel((1, 1)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("width", "widths"),
    [(200, [200]), (320, [320]), (639, [320]), (640, [320, 640]), (4000, [320, 640, 960])],
)
def test_no_drawing_is_larger_than_the_picture(width: int, widths: list[int]) -> None:
    assert [each.width for each in draw(jpeg((width, 90)))] == widths


def test_the_scan_pages_picture_fits_a_weak_network() -> None:
    smallest = draw(noise())[0]

    assert smallest.width == WIDTHS[0]
    assert len(smallest.content) <= 30_000


def test_the_same_picture_gives_the_same_names() -> None:
    first, second, other = draw(jpeg()), draw(jpeg()), draw(noise())

    assert [each.name for each in first] == [each.name for each in second]
    assert {each.name for each in first}.isdisjoint(each.name for each in other)
    assert first[0].name.startswith("pictures/")
    assert first[0].name.endswith("-320.webp")


def test_the_kept_picture_is_no_larger_than_a_screen_needs() -> None:
    done = finished(jpeg((5000, 3000)))

    assert (done.kept.width, done.kept.height) == (KEPT_SIDE, 960)
    assert {spec: (each.width, each.height) for spec, each in done.editors.items()} == {
        "max-165x165": (165, 99), "max-800x600": (800, 480),
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_of_a_moving_picture_the_first_is_taken(kind: str) -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    moving = saved(frames[0], kind, save_all=True, append_images=frames[1:])

    if kind == "GIF":
        with pytest.raises(Refused):
            opened(moving)
    else:
        assert near(opened(moving).getpixel((5, 5)), RED)
