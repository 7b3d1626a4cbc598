from random import Random

import pytest
from qrcode import QRCode

from base.codes.crockford import ALPHABET
from traceability.labels.symbols import MASK, Level, Symbol, SymbolBatch, fitting, size_of

_LEVELS = {"L": 1, "M": 0, "Q": 3, "H": 2}
UNIT = ("HTTPS://OCOP.VN/T/", 16)
ODD_LOT = ("HTTPS://OCOP.VN/01/02000000000015/10/L2611A/21/", 14)
EVEN_LOT = ("HTTPS://OCOP.VN/01/02000000000015/10/L2611/21/", 14)
PRODUCT = ("HTTPS://OCOP.VN/P/", 9)
LONG_UNIT = ("HTTPS://OCOP.GIALAI.GOV.VN/T/", 16)
LONG_HOST = ("HTTPS://OCOP.GIALAI.GOV.VN/01/02000000000015/10/L2611A/21/", 14)


@pytest.mark.parametrize("host", ["O" * n for n in (4, 9, 12, 15, 18, 21, 24, 30)])
def test_addresses_of_any_length_have_symbols(host: str) -> None:
    batch = SymbolBatch(f"HTTPS://{host}/T/", 16, 47)
    code = "1F4GA2WKXR4RN6X1"
    assert batch.symbol(code) == _by_qrcode(f"HTTPS://{host}/T/{code}", batch.version, batch.level)


@pytest.mark.parametrize("widest", [0, 29, 47])
@pytest.mark.parametrize("shape", [UNIT, ODD_LOT, EVEN_LOT, PRODUCT, LONG_HOST, LONG_UNIT])
def test_batch_symbols_are_identical_to_those_of_qrcode(
    shape: tuple[str, int], widest: int
) -> None:
    prefix, length = shape
    batch = SymbolBatch(prefix, length, widest)
    random = Random(5)
    for _ in range(30):
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


@pytest.mark.parametrize(
    ("length", "widest", "version", "level"),
    [
        (34, 28, 2, "M"),
        (34, 29, 3, "H"),
        (61, 29, 3, "M"),
        (61, 33, 4, "Q"),
        (61, 37, 5, "H"),
        (75, 29, 4, "M"),
        (75, 37, 5, "Q"),
        (75, 47, 6, "H"),
        (90, 29, 4, "M"),
    ],
)
def test_the_highest_level_is_chosen_that_paper_has_room_for(
    length: int, widest: int, version: int, level: Level
) -> None:
    assert fitting("A" * length, widest) == (version, level)


@pytest.mark.parametrize("shape", [UNIT, ODD_LOT, EVEN_LOT])
def test_what_symbols_share_and_what_varies_make_each_of_them(shape: tuple[str, int]) -> None:
    batch = SymbolBatch(*shape, 47)
    random = Random(6)
    pictures = [
        batch.symbol("".join(random.choices(ALPHABET, k=shape[1]))).picture for _ in range(40)
    ]

    assert batch.common & batch.varied == 0
    assert all(each & ~batch.varied == batch.common for each in pictures)
    assert batch.varied.bit_count() < size_of(batch.version) ** 2 / 2


def test_a_text_no_symbol_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="too long for a QR symbol"):
        fitting("A" * 5_000)


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
    rows = ("".join("1" if dark else "0" for dark in row) for row in code.modules)
    picture = int("".join(f"{row}0" for row in rows), 2)
    return Symbol(code.version, level, len(code.modules), picture)
