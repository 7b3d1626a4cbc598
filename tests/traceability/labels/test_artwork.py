from dataclasses import replace

import pytest

from tests.traceability.labels.sheets import ART
from traceability.labels.artwork import code_left, crop_marks, label_artwork, show
from traceability.labels.layout import SHEETS, LabelArt, Sheet
from traceability.labels.lines import Fonts, Line, Lines, label_lines


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


def test_lines_hang_from_the_top_beside_the_symbol() -> None:
    lines = Lines((Line("Mat ong", bold=True, size=3), Line("Lo L2", bold=False, size=2, width=80)))
    assert label_artwork(ART, lines, SHEETS["3x8"], Fonts.of(ART)).splitlines() == [
        b"BT /B 3.00 Tf 27.10 27.05 Td (Mat ong) Tj ET",
        b"80 Tz BT /R 2.00 Tf 27.10 24.75 Td (Lo L2) Tj ET 100 Tz",
        b"BT /R 2.20 Tf 4.50 3.60 Td (ocop.vn) Tj ET",
    ]


def test_the_code_begins_a_millimetre_behind_the_host() -> None:
    sheet, fonts = SHEETS["3x8"], Fonts.of(ART)
    assert code_left(ART, sheet, fonts) == 4.5 + fonts.regular.width("ocop.vn", 2.2) + 1


def test_a_cross_stands_at_each_corner_of_a_cell() -> None:
    assert crop_marks(Sheet(1, 1, 70, 35, 22, 4.5, 3.2, 2.2, 3.6)) == (
        b"0.6 G 0.1 w 68.80 131.00 m 71.20 131.00 l 70.00 129.80 m 70.00 132.20 l "
        b"138.80 131.00 m 141.20 131.00 l 140.00 129.80 m 140.00 132.20 l "
        b"68.80 166.00 m 71.20 166.00 l 70.00 164.80 m 70.00 167.20 l "
        b"138.80 166.00 m 141.20 166.00 l 140.00 164.80 m 140.00 167.20 l S"
    )


def test_only_demo_labels_say_that_they_are_demo() -> None:
    demo = Fonts.of(ART).bold.literal("DỮ LIỆU MINH HỌA")
    assert demo in drawn(ART, "3x8")
    assert demo not in drawn(replace(ART, demo=False), "3x8")


def test_a_narrowed_line_leaves_the_next_one_alone() -> None:
    assert (
        show("R", b"(Lo)", 2, (1, 3), 80) == b"80 Tz BT /R 2.00 Tf 1.00 3.00 Td (Lo) Tj ET 100 Tz"
    )
