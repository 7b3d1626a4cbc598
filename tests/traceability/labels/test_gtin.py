import pytest

from traceability.labels import gtin


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("96385074", "00000096385074"),
        ("036000291452", "00036000291452"),
        ("2000000000015", "02000000000015"),
        ("20000000000158", "20000000000158"),
        (" 2000-0000 00015 ", "02000000000015"),
        ("２００００００００００15", "02000000000015"),
    ],
)
def test_every_length_becomes_fourteen_digits(text: str, digits: str) -> None:
    assert gtin.gtin14(text) == digits
    assert gtin.is_gtin(text)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", gtin.GtinLengthError),
        ("123456789", gtin.GtinLengthError),
        ("200000000001X", gtin.GtinCharacterError),
        ("2000000000016", gtin.GtinCheckDigitError),
        ("٢٠٠٠٠٠٠٠٠٠٠١٥", gtin.GtinCharacterError),
    ],
)
def test_what_is_wrong_has_its_own_error(text: str, error: type[gtin.GtinError]) -> None:
    with pytest.raises(error, match="barcode number"):
        gtin.gtin14(text)
    assert gtin.is_gtin(text) is False


def test_every_wrong_digit_is_detected() -> None:
    right = "2000000000015"
    for place in range(13):
        for digit in set("0123456789") - {right[place]}:
            assert not gtin.is_gtin(right[:place] + digit + right[place + 1 :])
