from dataclasses import replace

import pytest

from tests.traceability.labels.sheets import ART
from traceability.labels.artwork import label_artwork, show
from traceability.labels.layout import SHEETS, LabelArt
from traceability.labels.lines import Fonts, label_lines


def drawn(art: LabelArt, shape: str) -> bytes:
    fonts = Fonts.of(art)
    return label_artwork(art, label_lines(art, SHEETS[shape], fonts), SHEETS[shape], fonts)


@pytest.mark.parametrize("shape", list(SHEETS))
def test_the_longest_texts_stay_above_the_code_line(shape: str) -> None:
    art = replace(ART, product="Tinh dầu sả " * 9, producer="Hợp tác xã " * 20, lot="9" * 20)
    sheet = SHEETS[shape]
    *lines, host = drawn(art, shape).split(b"\n")
    heights = [float(line.partition(b" Tf ")[2].split()[1]) for line in lines]

    assert float(host.split()[5]) == pytest.approx(sheet.code_line, abs=0.01)
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] >= sheet.code_line + sheet.text_size


def test_only_demo_labels_say_that_they_are_demo() -> None:
    demo = Fonts.of(ART).bold.literal("DỮ LIỆU MINH HỌA")
    assert demo in drawn(ART, "3x8")
    assert demo not in drawn(replace(ART, demo=False), "3x8")


def test_a_narrowed_line_leaves_the_next_one_alone() -> None:
    assert (
        show("R", b"(Lo)", 2, (1, 3), 80) == b"80 Tz BT /R 2.00 Tf 1.00 3.00 Td (Lo) Tj ET 100 Tz"
    )
