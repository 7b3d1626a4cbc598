from io import BytesIO

import pytest

from traceability.labels.fonts import Font
from traceability.labels.pdf import PdfWriter

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_font_has_every_vietnamese_letter(weight: str) -> None:
    letters = VIETNAMESE[:60]
    font = Font(weight, letters)
    assert b"?" not in font.literal(letters)
    assert b"?" not in Font(weight, VIETNAMESE.upper()[:60]).literal(VIETNAMESE.upper()[:60])


def test_decomposed_letters_are_set_like_composed_ones() -> None:
    font = Font("Regular", "Bình")
    assert font.literal("Bi\u0300nh") == font.literal("Bình")


def test_a_letter_the_font_lacks_becomes_a_question_mark() -> None:
    assert Font("Regular", "蜂蜜").literal("蜂蜜") == b"(??)"


def test_brackets_and_backslashes_are_escaped() -> None:
    assert Font("Regular", "").literal("a(b)\\") == b"(a\\(b\\)\\\\)"


def test_width_grows_with_size() -> None:
    font = Font("Regular", "")
    assert font.width("Lot", 4) == pytest.approx(2 * font.width("Lot", 2))
    assert font.width("", 4) == 0


def test_a_text_is_as_wide_as_its_letters_and_the_unknown_mark() -> None:
    font = Font("Regular", "é")
    assert font.width("Lot", 4) == 6.776
    assert font.width("é", 1000) == 609
    assert font.width("蜂", 1000) == font.width("?", 1000) == 573


def test_there_is_room_for_128_letters_outside_ascii() -> None:
    letters = "".join(map(chr, range(0xA1, 0x250)))
    font = Font("Regular", letters)
    assert sum(font.literal(letter) != b"(?)" for letter in letters) == 128
    assert Font("Regular", "é").literal("é~") == b"(\x80~)"


def test_an_embedded_font_says_which_letters_it_has_and_how_wide() -> None:
    out = BytesIO()
    number = Font("Regular", "é").embed(PdfWriter(out, "x"))
    objects = out.getvalue().split(b"endobj\n")

    assert number == 6
    assert objects[1].startswith(
        b"4 0 obj\n<</Type/FontDescriptor/FontName/AXKOBJ+BeVietnamPro-Regular/Flags 4/"
    )
    assert b"/FontFile2 3 0 R>>" in objects[1]
    assert b"AXKOBJ+BeVietnamPro-Regular/FirstChar 0/LastChar 128/Widths[500 " in objects[3]
    assert objects[3].endswith(b" 609]/FontDescriptor 4 0 R/ToUnicode 5 0 R>>\n")


def test_an_embedded_font_is_small() -> None:
    out = BytesIO()
    Font("Regular", VIETNAMESE).embed(PdfWriter(out, "x"))
    assert 5_000 < len(out.getvalue()) < 40_000
