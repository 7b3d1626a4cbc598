import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.text import fold, slug, sort_key

ICU_ORDER = (Path(__file__).parents[1] / "data" / "icu_order.txt").read_text(encoding="utf-8")
WORDS = st.text(alphabet="aăâeêioôơuưyđbcntĐÊỘằểỡứỵ -,.2\u0301\u0323\u200b", max_size=20)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Bánh đậu xanh Đắk Lắk", "banh dau xanh dak lak"),
        ("ƯƠNG ương Ỷ ỹ ợ ẫ", "uong uong y y o a"),
        ("hoá", "hoa"),
        ("hóa", "hoa"),
        ("Ｏｃｏｐ　３＊", "ocop 3*"),
        ("  mật \t\n ong\u00a0rừng ", "mat ong rung"),
        ("m\u200bật\u202e o\ufeffng\u0000", "mat ong"),
        ("Ðắk Nông", "dak nong"),
        ("", ""),
    ],
)
def test_text_is_folded_to_one_form(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_composed_and_decomposed_text_fold_alike() -> None:
    name = "Cà phê Đắk Hà, phường Nguyễn Huệ"

    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("Bánh đậu xanh Đắk Lắk", "banh-dau-xanh-dak-lak"),
        ("Rượu cần (loại 1) – 500 ml", "ruou-can-loai-1-500-ml"),
        ("", "muc"),
        ("***", "muc"),
        ("漢字", "muc"),
    ],
)
def test_a_slug_is_plain_and_never_empty(written: str, address: str) -> None:
    assert slug(written) == address


def test_a_long_slug_ends_with_a_whole_word() -> None:
    assert slug("mật ong rừng", max_length=9) == "mat-ong"
    assert slug("mật ong rừng", max_length=7) == "mat-ong"
    assert slug("nghiêng", max_length=4) == "nghi"


@given(st.text(), st.integers(min_value=3, max_value=30))
def test_a_slug_fits_and_holds_only_letters_digits_and_single_hyphens(text: str, room: int) -> None:
    made = slug(text, max_length=room)

    assert 1 <= len(made) <= room
    assert all(part.isascii() and part.isalnum() for part in made.split("-"))


def test_the_order_is_icus_order_for_four_thousand_phrases() -> None:
    in_order = ICU_ORDER.splitlines()
    shuffled = random.sample(in_order, len(in_order))

    assert len(set(in_order)) == 4000
    assert sorted(shuffled, key=sort_key) == in_order
    assert sorted(shuffled) != in_order  # the control: code points alone get it wrong


def test_letters_come_in_the_order_of_the_alphabet() -> None:
    alphabet = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")

    assert sorted(set(alphabet), key=sort_key) == alphabet


def test_tones_and_then_case_decide_between_equal_letters() -> None:
    in_order = ["ma", "Ma", "mà", "Mà", "mả", "mã", "má", "mạ", "Mạ", "mab", "mă"]

    assert sorted(set(in_order), key=sort_key) == in_order


@given(WORDS)
def test_composed_and_decomposed_text_sort_alike(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)

    assert sort_key(composed) == sort_key(decomposed)


@given(st.text())
def test_a_key_is_printable_ascii_without_spaces(text: str) -> None:
    assert all("!" <= char <= "~" for char in sort_key(text))


def test_other_scripts_come_after_vietnamese_and_unknown_signs_before_digits() -> None:
    in_order = ["$", "★", "0", "9", "a", "zz", "й", "一"]

    assert sorted(set(in_order), key=sort_key) == in_order
