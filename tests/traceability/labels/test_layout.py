from dataclasses import replace

import pytest

from traceability.labels.layout import (
    CONTROL_SIZE,
    PRINTER_MARGIN,
    RECOMMENDED_MODULE,
    SHEETS,
    Sheet,
    TooSmall,
)


def test_the_three_sheets_hold_what_their_names_say() -> None:
    assert {name: sheet.capacity for name, sheet in SHEETS.items()} == {
        "3x8": 24,
        "4x10": 40,
        "5x13": 65,
    }


@pytest.mark.parametrize(
    ("shape", "text_left", "text_room", "control_at"),
    [
        ("3x8", 27.1, (38.4, 24.37), (8, 6.3)),
        ("4x10", 21.1, (24.9, 18.3725), (10, 19.3)),
        ("5x13", 17.1, (19.4, 15.6875), (12, 9.8)),
    ],
)
def test_the_lines_have_their_place(
    shape: str, text_left: float, text_room: tuple[float, float], control_at: tuple[float, float]
) -> None:
    sheet = SHEETS[shape]
    assert sheet.text_left == pytest.approx(text_left)
    assert sheet.text_room == pytest.approx(text_room)
    assert sheet.control_at == pytest.approx(control_at)


@pytest.mark.parametrize(
    ("shape", "lower_left", "next_to_it", "upper_right"),
    [
        ("3x8", (0, 8.5), (70, 8.5), (210, 288.5)),
        ("4x10", (8, 21.5), (56.5, 21.5), (202, 275.5)),
        ("5x13", (10, 12), (48, 12), (200, 285)),
    ],
)
def test_the_cells_stand_in_the_middle_of_the_page(
    shape: str,
    lower_left: tuple[float, float],
    next_to_it: tuple[float, float],
    upper_right: tuple[float, float],
) -> None:
    first, second, *_, last = SHEETS[shape].corners()
    assert [first, second, last] == [lower_left, next_to_it, upper_right]


def test_cells_are_counted_along_the_rows_from_the_upper_left() -> None:
    sheet = SHEETS["3x8"]
    assert sheet.cell(0) == (0, 253.5)
    assert sheet.cell(1) == (70, 253.5)
    assert sheet.cell(3) == (0, 218.5)
    assert sheet.cell(23) == (140, 8.5)
    assert len(sheet.corners()) == 36


@pytest.mark.parametrize(("shape", "widest"), [("3x8", 47), ("4x10", 37), ("5x13", 29)])
def test_a_symbol_is_as_wide_as_recommended_modules_allow(shape: str, widest: int) -> None:
    sheet = SHEETS[shape]

    assert sheet.widest == widest
    assert sheet.module(widest) >= RECOMMENDED_MODULE > sheet.symbol / (widest + 9)


@pytest.mark.parametrize("shape", list(SHEETS))
def test_the_control_line_is_clear_of_labels_and_printable(shape: str) -> None:
    sheet = SHEETS[shape]
    left, base = sheet.control_at
    lowest = min(sheet.cell(place)[1] for place in range(sheet.capacity))

    assert left >= PRINTER_MARGIN
    assert base >= PRINTER_MARGIN
    assert base + CONTROL_SIZE <= lowest


def test_modules_under_a_third_of_a_millimetre_are_refused() -> None:
    sheet = replace(SHEETS["5x13"], symbol=12.22)
    assert sheet.module(29) >= 0.33
    with pytest.raises(TooSmall) as refused:
        replace(sheet, symbol=12.2).module(29)
    assert (refused.value.symbol, refused.value.needed) == (12.2, 12.3)
    assert round(refused.value.module, 3) == 0.330


@pytest.mark.parametrize(
    ("columns", "rows", "height", "symbol"),
    [
        (4, 8, 35, 15),
        (3, 9, 35, 15),
        (3, 8, 37, 22),
        (3, 8, 35, 36),
        (3, 8, 35, 26),
        (1, 4, 62, 35.1),
        (3, 8, 35, 24.8),
    ],
)
def test_a_sheet_that_does_not_fit_is_refused(
    columns: int, rows: int, height: float, symbol: float
) -> None:
    with pytest.raises(ValueError, match="fit on"):
        Sheet(columns, rows, 70, height, symbol, 4.5, 3.2, 2.2, 3.6)


@pytest.mark.parametrize(
    ("columns", "rows", "height", "symbol"),
    [(3, 1, 280, 35), (3, 8, 35, 24.6)],
)
def test_a_sheet_that_just_fits_is_taken(
    columns: int, rows: int, height: float, symbol: float
) -> None:
    sheet = Sheet(columns, rows, 70, height, symbol, 4.5, 3.2, 2.2, 3.6)
    assert sheet.capacity == columns * rows
