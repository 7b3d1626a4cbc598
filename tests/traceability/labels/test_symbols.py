from random import Random

import pytest
from qrcode import QRCode

from base.codes.crockford import ALPHABET
from traceability.labels.symbols import MASK, Level, Symbol, SymbolBatch, fitting, matrix

_LEVELS = {"L": 1, "M": 0, "Q": 3, "H": 2}
UNIT = ("HTTPS://OCOP.VN/T/", 16)
ODD_LOT = ("HTTPS://OCOP.VN/01/02000000000015/10/L2611A/21/", 14)
EVEN_LOT = ("HTTPS://OCOP.VN/01/02000000000015/10/L2611/21/", 14)
PRODUCT = ("HTTPS://OCOP.VN/P/", 9)
LONG_HOST = ("HTTPS://OCOP.GIALAI.GOV.VN/01/02000000000015/10/L2611A/21/", 14)


@pytest.mark.parametrize("shape", [UNIT, ODD_LOT, EVEN_LOT, PRODUCT, LONG_HOST])
def test_batch_symbols_are_identical_to_those_of_qrcode(shape: tuple[str, int]) -> None:
    prefix, length = shape
    batch = SymbolBatch(prefix, length)
    random = Random(5)
    for _ in range(60):
        suffix = "".join(random.choices(ALPHABET, k=length))
        symbol = batch.symbol(suffix)
        assert symbol == _by_qrcode(prefix + suffix, batch.version, batch.level)


@pytest.mark.parametrize(
    ("text", "version", "level"),
    [
        ("A" * 10, 1, "H"),
        ("A" * 20, 1, "M"),
        ("A" * 27, 2, "Q"),
        ("A" * 34, 2, "M"),
        ("A" * 47, 3, "Q"),
        ("A" * 61, 3, "M"),
        ("A" * 62, 4, "Q"),
        ("a" * 61, 4, "M"),
    ],
)
def test_the_smallest_version_is_chosen_and_then_the_highest_level(
    text: str, version: int, level: Level
) -> None:
    assert fitting(text) == (version, level)


def test_a_single_symbol_is_that_of_qrcode() -> None:
    text = "HTTPS://OCOP.VN/P/000000000"
    code = QRCode(error_correction=_LEVELS["Q"])
    code.add_data(text, optimize=0)
    code.make()
    assert matrix(text) == _as_symbol(code, "Q")


def test_a_text_no_symbol_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="too long for a QR symbol"):
        matrix("A" * 5_000)


@pytest.mark.parametrize("prefix", ["https://OCOP.VN/T/", "HTTPS://OCOP.VN/T?", "Đ"])
def test_a_prefix_that_wastes_space_is_refused(prefix: str) -> None:
    with pytest.raises(ValueError, match="capitals, digits"):
        SymbolBatch(prefix, 16)


@pytest.mark.parametrize("suffix", ["", "0" * 15, "0" * 17, "a" * 16])
def test_a_suffix_of_another_shape_is_refused(suffix: str) -> None:
    with pytest.raises(ValueError, match="16 alphanumeric"):
        SymbolBatch(*UNIT).symbol(suffix)


def _by_qrcode(text: str, version: int, level: Level) -> Symbol:
    code = QRCode(version, error_correction=_LEVELS[level], mask_pattern=MASK)
    code.add_data(text, optimize=0)
    code.make(fit=False)
    return _as_symbol(code, level)


def _as_symbol(code: QRCode, level: Level) -> Symbol:
    rows = tuple(
        sum(bool(dark) << place for place, dark in enumerate(reversed(row))) for row in code.modules
    )
    return Symbol(code.version, level, len(code.modules), rows)
