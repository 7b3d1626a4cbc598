from dataclasses import replace

import pytest

from traceability.labels.drawing import SymbolArt
from traceability.labels.layout import SHEETS, TooSmall

UNIT = "HTTPS://OCOP.VN/T/0123456789ABCDEF"
BARCODE = "HTTPS://OCOP.VN/01/02000000000015/10/L2611A/21/0123456789ABCD"
LONGEST = "HTTPS://OCOP.VN/01/02000000000015/10/L2611A789012345678AB/21/0123456789ABCD"


@pytest.mark.parametrize(
    ("shape", "url", "symbol"),
    [
        ("3x8", UNIT, (3, "H", 0.595)),
        ("3x8", BARCODE, (5, "H", 0.489)),
        ("3x8", LONGEST, (6, "H", 0.449)),
        ("4x10", UNIT, (3, "H", 0.486)),
        ("4x10", BARCODE, (5, "H", 0.4)),
        ("4x10", LONGEST, (5, "Q", 0.4)),
        ("5x13", UNIT, (3, "H", 0.405)),
        ("5x13", BARCODE, (3, "M", 0.405)),
        ("5x13", LONGEST, (4, "M", 0.366)),
    ],
)
def test_each_sheet_gets_the_symbol_it_has_room_for(
    shape: str, url: str, symbol: tuple[int, str, float]
) -> None:
    art = SymbolArt(url, SHEETS[shape])
    assert (art.version, art.level, round(art.module, 3)) == symbol


def test_a_symbol_with_modules_too_small_is_refused() -> None:
    with pytest.raises(TooSmall):
        SymbolArt(LONGEST, replace(SHEETS["5x13"], symbol=13))


def test_an_address_of_another_shape_is_refused() -> None:
    art = SymbolArt(UNIT, SHEETS["3x8"])
    with pytest.raises(ValueError, match="last part only"):
        art.own(BARCODE)
    with pytest.raises(ValueError, match="16 alphanumeric"):
        art.own(UNIT + "0")


def test_a_label_draws_only_what_is_its_own() -> None:
    art = SymbolArt(BARCODE, SHEETS["3x8"])
    assert b"0 0 7 1 re" in art.common()
    assert b"0 0 7 1 re" not in art.own(BARCODE)
    assert art.own(BARCODE).startswith(b"q 0.4889 0 0 -0.4889 6.456 28.544 cm ")
