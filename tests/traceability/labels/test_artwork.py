from dataclasses import replace

import pytest

from tests.traceability.labels.sheets import ART
from traceability.labels.artwork import Fonts, fitted, label_artwork
from traceability.labels.fonts import Font
from traceability.labels.layout import SHEETS

LONG = replace(ART, product="Tinh dầu sả chanh " * 9, producer="Hợp tác xã " * 20, lot="L" * 20)


@pytest.mark.parametrize("shape", list(SHEETS))
def test_the_longest_texts_stay_above_the_code_line(shape: str) -> None:
    sheet = SHEETS[shape]
    *lines, host = label_artwork(LONG, sheet, Fonts.of(LONG)).split(b"\n")
    heights = [float(line.split()[5]) for line in lines]
    assert float(host.split()[5]) == pytest.approx(sheet.code_line, abs=0.01)
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] >= sheet.code_line + 0.9 * sheet.text_size


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    font = Font("Bold", LONG.product + "…")
    cut = fitted(LONG.product, font, 3.2, 40)
    assert cut.endswith("…")
    assert 30 < font.width(cut, 3.2) <= 40


def test_a_text_that_fits_is_left_alone() -> None:
    assert fitted("Mật ong", Font("Bold", "Mật ong"), 3.2, 40) == "Mật ong"


def test_only_demo_labels_say_that_they_are_demo() -> None:
    real = replace(ART, demo=False)
    sheet = SHEETS["3x8"]
    demo = Fonts.of(ART).bold.literal("DỮ LIỆU MINH HỌA")
    assert demo in label_artwork(ART, sheet, Fonts.of(ART))
    assert demo not in label_artwork(real, sheet, Fonts.of(real))


def test_a_label_without_dates_has_no_line_for_them() -> None:
    bare = replace(ART, made_on=None, best_before=None)
    assert b"NSX" not in label_artwork(bare, SHEETS["3x8"], Fonts.of(bare))
