from __future__ import annotations

import pytest
from django.utils.translation import override

from traceability.labels.layout import TooSmall
from traceability.labels.messages import lot_warning, printed_facts, symbol_facts, too_small
from traceability.labels.sheet import Printed

LONGEST = "HTTPS://OCOP.VN/01/02000000000015/10/" + "L" * 20 + "/21/"


@pytest.mark.parametrize(("lot", "is_long"), [("L2611A", False), ("L2611AB", True)])
def test_a_lot_code_is_long_from_version_4_on(lot: str, is_long: bool) -> None:  # noqa: FBT001
    with override("en"):
        said = lot_warning("ocop.vn", lot)

    assert bool(said) is is_long
    assert not is_long or "at most 6 characters" in said


def test_a_printing_says_its_symbol_and_each_name_it_cut() -> None:
    with override("en"):
        said = list(printed_facts(Printed(1, 24, 5, "H", 0.48889, ("Mật ong", "HTX"))))

    assert said == [
        "Symbol: version 5, level H, squares of 0.489 mm.",
        "Too long for the label, so cut: Mật ong",
        "Too long for the label, so cut: HTX",
    ]


def test_a_symbol_that_fits_no_label_of_a_sheet_is_said() -> None:
    with override("en"):
        said = list(symbol_facts(LONGEST + "1" * 64))

    assert said[0] == "3x8: version 7, level Q, squares of 0.415 mm"
    assert said[2] == "5x13: the symbol is too fine for these labels."


def test_figures_are_written_as_the_reader_writes_them() -> None:
    with override("vi"):
        assert "0,270 mm" in too_small(TooSmall(10, 0.2702, 12.3))
    with override("en"):
        assert "0.270 mm" in too_small(TooSmall(10, 0.2702, 12.3))
