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


def test_an_embedded_font_is_small() -> None:
    out = BytesIO()
    Font("Regular", VIETNAMESE).embed(PdfWriter(out, "x"))
    assert 5_000 < len(out.getvalue()) < 40_000
