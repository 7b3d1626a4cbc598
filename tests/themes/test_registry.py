from themes.colour import tokens_of
from themes.registry import province_themes, theme_of


def test_the_five_provinces_have_a_theme_with_their_code() -> None:
    codes = {key: theme.code for key, theme in province_themes().items()}

    assert codes == {
        "dak_lak": "66",
        "gia_lai": "52",
        "quang_ngai": "51",
        "quang_tri": "44",
        "tuyen_quang": "08",
    }


def test_a_theme_is_found_by_the_code_of_its_province() -> None:
    theme = theme_of("66")

    assert theme is not None
    assert (theme.key, theme.name_vi, theme.name_en) == ("dak_lak", "Đắk Lắk", "Dak Lak")


def test_a_province_without_a_theme_has_none() -> None:
    assert theme_of("01") is None


def test_no_two_provinces_share_accent_or_border() -> None:
    sheets = [
        theme.tokens_sheet.read_text(encoding="utf-8") for theme in province_themes().values()
    ]

    assert len({tokens_of(sheet)["color-accent"] for sheet in sheets}) == 5
    assert len({sheet.split("--band:")[1] for sheet in sheets}) == 5
