import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.codes.crockford import ALPHABET, decode, encode, grouped, tidy


def test_the_alphabet_has_thirty_two_symbols_and_no_lookalikes() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set("ILOU") & set(ALPHABET)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7k3m-9p2x", "7K3M9P2X"),
        ("oO0 iI1 lL1", "000111111"),
        ("７Ｋ３Ｍ", "7K3M"),
        ("7K\u200b3\u200dM\u202e9\ufeff", "7K3M9"),
        ("7K3M – 9P2X\u2014", "7K3M9P2X"),
        ("7K3M9P2X).,", "7K3M9P2X"),
        ("", ""),
    ],
)
def test_tidy_forgives_what_hands_and_chats_do(typed: str, meant: str) -> None:
    assert tidy(typed) == meant


@given(st.text())
def test_tidy_never_raises(text: str) -> None:
    assert isinstance(tidy(text), str)


@given(st.integers(0, 2**80 - 1))
def test_what_is_encoded_is_decoded(value: int) -> None:
    assert decode(encode(value, 16)) == value


@given(st.integers(0, 2**35 - 1))
def test_an_odd_length_works_too(value: int) -> None:
    code = encode(value, 7)
    assert (len(code), decode(code)) == (7, value)


@pytest.mark.parametrize("value", [-1, 32**4])
def test_a_number_that_does_not_fit_is_refused(value: int) -> None:
    with pytest.raises(ValueError, match="does not fit in 4"):
        encode(value, 4)


@pytest.mark.parametrize("text", ["", "7K3U", "7k3m", "7-3", "7Ð", "１"])
def test_a_character_outside_the_alphabet_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="without I, L, O and U"):
        decode(text)


def test_codes_are_grouped_in_fours() -> None:
    assert grouped("7K3M9P2X4TABCD") == "7K3M-9P2X-4TAB-CD"


@given(st.text("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1))
def test_a_code_as_printed_is_read_like_one_with_hyphens(text: str) -> None:
    assert tidy(text) == tidy("-".join(text) + "-")
