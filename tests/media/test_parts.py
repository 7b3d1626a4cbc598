"""What is known of a file before it is decoded."""

from __future__ import annotations

import pytest

from media.parts import Parts, TooManyParts, WrongSum, counted
from tests.media.odd_files import PHOTO
from tests.media.pictures_of import chunked_png, jpeg, saved, scan_bomb, wrong_sum

PROGRESSIVE = saved(PHOTO, "JPEG", progressive=True)


@pytest.mark.parametrize(
    ("content", "known"),
    [
        (jpeg(), Parts(1)),
        (jpeg()[:-2], Parts(1, lacks_its_end=True)),
        (jpeg()[:-1], Parts(1, lacks_its_end=True)),
        (jpeg()[:300], Parts()),
        (PROGRESSIVE, Parts(10)),
        (jpeg(restart_marker_blocks=1), Parts(1)),
        (jpeg() + scan_bomb((16, 16)), Parts(1)),
        (saved(PHOTO, "PNG"), Parts()),
        (saved(PHOTO, "WEBP"), Parts()),
        (b"", Parts()),
    ],
)
def test_it_counts_scans_and_sees_the_end(content: bytes, known: Parts) -> None:
    assert counted(content) == known


def test_a_picture_for_print_has_no_more_scans_than_are_taken() -> None:
    assert counted(saved(PHOTO.convert("CMYK"), "JPEG", progressive=True)).scans <= 25


@pytest.mark.parametrize("again", [15, 16])
def test_twenty_five_scans_are_taken_and_no_more(again: int) -> None:
    content = scan_bomb((16, 16), again)
    if again == 15:
        assert counted(content) == Parts(25)
    else:
        with pytest.raises(TooManyParts):
            counted(content)


def test_ten_thousand_segments_are_too_many() -> None:
    start = jpeg()[:2]
    assert counted(start + b"\xff\xfe\0\2" * 9_000 + jpeg()[2:]) == Parts(1)
    with pytest.raises(TooManyParts):
        counted(start + b"\xff\xfe\0\2" * 10_000 + jpeg()[2:])


@pytest.mark.parametrize("stray", [b"\xff", b"\x00"])
def test_little_may_stand_between_the_parts(stray: bytes) -> None:
    start = jpeg()[:2]
    assert counted(start + stray * 60_000 + jpeg()[2:]) == Parts(1)
    with pytest.raises(TooManyParts):
        counted(start + stray * 70_000 + jpeg()[2:])


def test_ten_thousand_chunks_are_too_many() -> None:
    assert counted(chunked_png(*[(b"abCd", b"")] * 9_990)) == Parts()
    with pytest.raises(TooManyParts):
        counted(chunked_png(*[(b"abCd", b"")] * 10_000))


def test_a_chunk_that_matters_must_fit_its_sum() -> None:
    palette = saved(PHOTO.convert("P"), "PNG")
    for chunk in (b"IHDR", b"PLTE", b"IDAT", b"IEND"):
        with pytest.raises(WrongSum):
            counted(wrong_sum(palette, chunk))


def test_a_chunk_beside_the_picture_is_not_judged_here() -> None:
    assert counted(wrong_sum(chunked_png((b"tEXt", b"a\0b")), b"tEXt")) == Parts()
