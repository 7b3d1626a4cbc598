import pytest

from base.text import fold
from catalog.places.names import english_name, full_name, translated, words, written_out


def test_a_full_name_is_kind_and_name() -> None:
    assert full_name("commune", "Kon Gang") == "Xã Kon Gang"
    assert full_name("special_zone", "Lý Sơn") == "Đặc khu Lý Sơn"


@pytest.mark.parametrize(
    ("kind", "name", "english"),
    [
        ("province", "Gia Lai", "Gia Lai province"),
        ("commune", "Kon Gang", "Kon Gang commune"),
        ("ward", "Sa Huỳnh", "Sa Huỳnh ward"),
        ("special_zone", "Lý Sơn", "Lý Sơn special zone"),
        ("rural_district", "Đak Đoa", "Đak Đoa district"),
        ("ward", "12", "Ward 12"),
    ],
)
def test_an_english_name_keeps_its_marks(kind: str, name: str, english: str) -> None:
    assert english_name(kind, name) == english


@pytest.mark.parametrize(
    ("full", "english"),
    [
        ("Tỉnh Gia Lai", "Gia Lai province"),
        ("Thành phố Huế", "Huế city"),
        ("Thị xã An Khê", "An Khê town"),
        ("Xã Xã Phiên", "Xã Phiên commune"),
        ("Phường 12", "Ward 12"),
        ("Gia Lai", "Gia Lai"),
    ],
)
def test_a_full_name_is_said_in_english(full: str, english: str) -> None:
    assert translated(full) == english


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cư M’gar", "cu mgar"),
        ("Cư M'gar", "cu mgar"),
        ("Chân Mây - Lăng Cô", "chan may lang co"),
        ("  Đắk   Lắk ", "dak lak"),
        ("!?", ""),
    ],
)
def test_words_for_search_have_no_marks(text: str, expected: str) -> None:
    assert words(text, fold) == expected


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("tp kon tum", "thanh pho kon tum"),
        ("p sa huynh", "phuong sa huynh"),
        ("q1", "quan 1"),
        ("p 12", "phuong 12"),
        ("tp hcm", "thanh pho ho chi minh"),
        ("hcm", "ho chi minh"),
        ("kon gang", "kon gang"),
        ("tt", "tt"),
    ],
)
def test_short_forms_are_written_out(short: str, full: str) -> None:
    assert written_out(short) == full
