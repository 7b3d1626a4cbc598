from dataclasses import replace

import pytest

from tests.traceability.labels.sheets import ART
from traceability.labels.fonts import Font
from traceability.labels.layout import SHEETS, SMALLEST_TEXT, LabelArt
from traceability.labels.lines import NARROWEST, Fonts, Line, Lines, broken, fitted, label_lines

PEPPER = "Hồ tiêu đen hữu cơ Chư Sê"
FARMERS = "Công ty TNHH Minh họa Hạt Hoa Xanh"
LONG = replace(ART, product="Tinh dầu sả chanh " * 9, producer="Hợp tác xã " * 20, lot="9" * 20)
REAL = replace(ART, product=PEPPER, producer=FARMERS, demo=False)


def lines(art: LabelArt, shape: str) -> Lines:
    return label_lines(art, SHEETS[shape], Fonts.of(art))


@pytest.mark.parametrize("demo", [True, False])
@pytest.mark.parametrize("shape", list(SHEETS))
def test_ordinary_names_are_not_cut(shape: str, demo: bool) -> None:  # noqa: FBT001
    found = lines(replace(REAL, demo=demo), shape)
    text = " ".join(line.text for line in found.lines)

    assert found.cut == ()
    assert PEPPER in text
    assert FARMERS in text


@pytest.mark.parametrize("art", [ART, REAL, LONG], ids=["demo", "real", "long"])
@pytest.mark.parametrize("shape", list(SHEETS))
def test_lines_stay_in_their_room_and_legible(shape: str, art: LabelArt) -> None:
    found, fonts = lines(art, shape), Fonts.of(art)
    width, height = SHEETS[shape].text_room

    assert found.height <= height
    for line in found.lines:
        font = fonts.bold if line.bold else fonts.regular
        assert line.size >= SMALLEST_TEXT
        assert font.width(line.text, line.size) * line.width / 100 <= width + 0.01


@pytest.mark.parametrize("shape", list(SHEETS))
def test_what_is_cut_is_named_in_full(shape: str) -> None:
    found = lines(LONG, shape)

    assert found.cut == (LONG.product, LONG.producer)
    assert sum(line.text.endswith("…") for line in found.lines) == 2


@pytest.mark.parametrize("shape", list(SHEETS))
def test_lot_and_dates_are_never_cut(shape: str) -> None:
    text = " ".join(line.text for line in lines(LONG, shape).lines)

    assert "Lô 99999999999999999999" in text
    assert "NSX 01/11/2026" in text
    assert "HSD 01/11/2027" in text


def test_lines_shrink_together_until_they_fit() -> None:
    assert lines(ART, "4x10").lines == (
        Line("Cà phê bột nguyên", bold=True, size=2.28),
        Line("chất rang mộc", bold=True, size=2.28),
        Line("DỮ LIỆU MINH HỌA", bold=True, size=2.28),
        Line("Hợp tác xã Nông nghiệp Mẫu", bold=False, size=1.7575),
        Line("Đơn", bold=False, size=1.7575),
        Line("Lô L2611A", bold=False, size=1.7575),
        Line("NSX 01/11/2026", bold=False, size=1.7575),
        Line("HSD 01/11/2027", bold=False, size=1.7575),
    )


def test_what_is_too_long_is_small_and_narrow_and_then_cut() -> None:
    assert lines(LONG, "4x10").lines == (
        Line("Tinh dầu sả chanh Tinh dầu sả", bold=True, size=1.7, width=97),
        Line("chanh Tinh dầu sả chanh Tinh d…", bold=True, size=1.7, width=88),
        Line("DỮ LIỆU MINH HỌA", bold=True, size=2.4),
        Line("Hợp tác xã Hợp tác xã Hợp tác xã", bold=False, size=1.7, width=88),
        Line("Hợp tác xã Hợp tác xã Hợp tác x…", bold=False, size=1.7, width=87),
        Line("Lô 99999999999999999999", bold=False, size=1.7, width=96),
        Line("NSX 01/11/2026", bold=False, size=1.85),
        Line("HSD 01/11/2027", bold=False, size=1.85),
    )


def test_a_name_takes_two_lines_at_most() -> None:
    art = replace(REAL, product="Mật ong", producer="Hợp tác xã " * 12)
    assert lines(art, "3x8").cut == (art.producer,)


def test_the_product_keeps_its_second_line_before_the_producer() -> None:
    low = replace(SHEETS["5x13"], cell_height=19.3, symbol=13)
    found = label_lines(LONG, low, Fonts.of(LONG)).lines

    assert [line.bold for line in found] == [True] * 3 + [False] * 4


def test_where_nothing_fits_each_name_takes_one_line() -> None:
    low = replace(SHEETS["5x13"], cell_height=16, symbol=10)
    assert len(label_lines(LONG, low, Fonts.of(LONG)).lines) == 6


def test_the_invitation_is_as_large_as_the_line_above_it() -> None:
    art = replace(REAL, product="Mật ong", lot="9" * 20, best_before=None)
    *_, lot, made, invitation = lines(art, "4x10").lines

    assert (lot.size, made.size, invitation.size) == (1.7, 1.85, 1.85)


def test_the_height_of_lines_is_their_sizes_with_air_between() -> None:
    two = (Line("Mật ong", bold=True, size=3), Line("Lô L2", bold=False, size=1))
    assert Lines(two).height == pytest.approx(4.6)


def test_a_text_is_broken_between_words_and_the_last_line_holds_the_rest() -> None:
    font = Font("Regular", "")
    ems = font.width("aa bb", 1)

    assert broken("aa bb cc dd ee", font, ems, 2) == ["aa bb", "cc dd ee"]
    assert broken("aa bb cc dd ee", font, ems, 3) == ["aa bb", "cc dd", "ee"]
    assert broken("aa bb cc dd ee", font, ems - 0.01, 2) == ["aa", "bb cc dd ee"]
    assert broken("aa", font, 0, 2) == ["aa"]
    assert broken("aa bb", font, ems, 1) == ["aa bb"]
    assert broken(" ", font, ems, 2) == []


def test_a_text_as_wide_as_its_room_is_not_cut() -> None:
    font = Font("Regular", "…")
    assert fitted("aa bb", font, 2, font.width("aa bb", 2)) == "aa bb"
    assert fitted("aa bb", font, 2, font.width("aa…", 2)) == "aa…"
    assert fitted("aa bb", font, 2, 0) == "…"


def test_a_name_keeps_the_size_wished_for_where_it_fits() -> None:
    assert lines(REAL, "3x8").lines[0] == Line("Hồ tiêu đen hữu cơ Chư", bold=True, size=3.2)


def test_a_name_is_narrowed_before_it_is_cut() -> None:
    art = replace(REAL, producer="Hợp tác xã Minh họa Cao nguyên đá Mèo Vạc")
    widths = [line.width for line in lines(art, "5x13").lines]

    assert 100 * NARROWEST <= min(widths) < 100


def test_the_invitation_stands_only_where_room_is_left() -> None:
    assert lines(REAL, "3x8").lines[-1].text == "Quét để kiểm tra"
    assert lines(LONG, "5x13").lines[-1].text == "HSD 01/11/2027"


def test_a_label_without_dates_has_no_line_for_them() -> None:
    bare = lines(replace(ART, made_on=None, best_before=None), "3x8")
    assert not any("NSX" in line.text or "HSD" in line.text for line in bare.lines)


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    font = Font("Bold", LONG.product + "…")
    cut = fitted(LONG.product, font, 3.2, 40)
    assert cut.endswith("…")
    assert 30 < font.width(cut, 3.2) <= 40


def test_a_text_that_fits_is_left_alone() -> None:
    assert fitted("Mật ong", Font("Bold", "Mật ong"), 3.2, 40) == "Mật ong"
