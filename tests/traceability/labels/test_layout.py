import pytest

from traceability.labels.layout import SHEETS, Sheet, TooSmall


def test_the_three_sheets_hold_what_their_names_say() -> None:
    assert {name: sheet.capacity for name, sheet in SHEETS.items()} == {
        "3x8": 24,
        "4x10": 40,
        "5x13": 65,
    }


def test_cells_are_counted_along_the_rows_from_the_upper_left() -> None:
    sheet = SHEETS["3x8"]
    assert sheet.cell(0) == (0, 259.5)
    assert sheet.cell(1) == (70, 259.5)
    assert sheet.cell(3) == (0, 222.5)
    assert sheet.cell(23) == (140, 0.5)
    assert len(sheet.corners()) == 36


@pytest.mark.parametrize("shape", list(SHEETS))
def test_every_sheet_prints_a_unit_symbol_large_enough(shape: str) -> None:
    assert SHEETS[shape].module(29) >= 0.33


def test_the_default_symbol_has_modules_of_four_tenths() -> None:
    assert round(SHEETS["3x8"].module(29), 3) == 0.405


def test_modules_under_a_third_of_a_millimetre_are_refused() -> None:
    sheet = SHEETS["5x13"].with_symbol(12.22)
    assert sheet.module(29) >= 0.33
    with pytest.raises(TooSmall, match=r"phones need 0\.33 mm"):
        sheet.with_symbol(12.2).module(29)


@pytest.mark.parametrize(
    ("columns", "rows", "symbol"), [(4, 8, 15), (3, 9, 15), (3, 8, 36), (3, 8, 24)]
)
def test_a_sheet_that_does_not_fit_is_refused(columns: int, rows: int, symbol: float) -> None:
    with pytest.raises(ValueError, match="fit on"):
        Sheet(columns, rows, 70, 37, symbol, 4.5, 3.2, 2.2, 2, 7.5)
