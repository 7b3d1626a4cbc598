import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.formats.numbers import decimal, dong, grouped, whole_number

AMOUNTS = st.integers(min_value=0, max_value=10**15 - 1)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.250.000", 1250000),
        ("1250000", 1250000),
        ("1 250 000", 1250000),
        ("1\u00a0250\u00a0000", 1250000),
        ("1,250,000", 1250000),
        (" 45.000 ", 45000),
        ("0", 0),
        ("999", 999),
    ],
)
def test_a_whole_number_is_read_in_every_usual_spelling(written: str, number: int) -> None:
    assert whole_number(written) == number


@pytest.mark.parametrize(
    "written",
    [
        *("1.25", "1e5", "NaN", "-1", "1,5", "", " ", "1.250,000", "1.250 000", "1250.000", "+1"),
        *("0.001", "007", "1..250", "1.250.", ".250", "12.50.000", "١٢٣", "１２", "1_000", "0x10"),
    ],
)
def test_everything_else_is_refused_with_what_was_written(written: str) -> None:
    with pytest.raises(ValueError, match="is not a whole number such as"):
        whole_number(written)


def test_an_absurdly_long_number_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="more than 15 digits"):
        whole_number("9" * 5000)


def test_dong_are_written_with_a_space_that_does_not_break() -> None:
    assert dong(1250000) == "1.250.000\u00a0₫"
    assert dong(1250000, "en") == "1,250,000\u00a0VND"
    assert dong(0) == "0\u00a0₫"


@given(AMOUNTS, st.sampled_from(["vi", "en"]))
def test_what_we_write_we_can_read(amount: int, language: str) -> None:
    assert whole_number(grouped(amount, language)) == amount


@pytest.mark.parametrize(
    ("written", "vietnamese", "english"),
    [
        ("93.67", "93,67", "93.67"),
        ("100.00", "100,00", "100.00"),
        ("1250.5", "1.250,5", "1,250.5"),
        ("500", "500", "500"),
    ],
)
def test_a_fraction_is_written_as_its_language_does(
    written: str, vietnamese: str, english: str
) -> None:
    assert decimal(written) == vietnamese
    assert decimal(written, "en") == english
