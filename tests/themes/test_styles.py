import gzip
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from themes.registry import province_themes
from themes.styles import CSS_FOLDER, bundle, content_hash, minified, scan_styles

SHEETS = sorted(CSS_FOLDER.glob("*/*.css"))


def whole_bundle() -> str:
    return bundle(CSS_FOLDER, [theme.tokens_sheet for theme in province_themes().values()])


def test_the_bundle_fits_a_weak_network() -> None:
    assert len(gzip.compress(whole_bundle().encode(), 9)) <= 10 * 1024


def test_the_bundle_declares_the_order_of_the_layers_first() -> None:
    order = "@layer reset,tokens,base,layout,components,utilities,province;"

    assert whole_bundle().startswith(order)


def test_every_sheet_is_imported_once() -> None:
    site = (CSS_FOLDER / "site.css").read_text(encoding="utf-8")

    for sheet in SHEETS:
        assert site.count(f'url("{sheet.relative_to(CSS_FOLDER).as_posix()}")') == 1
    assert "@import" not in whole_bundle()


def test_the_bundle_holds_every_province_in_the_last_layer() -> None:
    text = whole_bundle()
    first = text.index("@layer province{")

    for key in province_themes():
        assert text.index(f'[data-province="{key}"]') > first


def test_the_scan_page_style_is_small() -> None:
    assert (CSS_FOLDER / "scan.css").stat().st_size <= 6 * 1024
    assert "</" not in scan_styles()


def test_the_content_hash_is_the_one_browsers_compute() -> None:
    assert content_hash("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"


def test_minifying_keeps_the_spaces_that_matter() -> None:
    css = "/* why */ .a .b:not( .c ) {\n  inline-size: calc(1rem + 2px);\n  color: red;\n}\n"

    assert minified(css) == ".a .b:not( .c ){inline-size:calc(1rem + 2px);color:red}"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_keeps_the_house_style(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")

    assert text.count("\n") <= 100
    assert "!important" not in text
    assert not re.search(r"(^|[\s,}])#[a-z][\w-]*\s*[{,.:]", text)
    assert "url(" not in text


@pytest.mark.parametrize("sheet", sorted((CSS_FOLDER / "components").glob("*.css")), ids=str)
def test_a_component_sheet_is_named_like_its_class(sheet: Path) -> None:
    assert f".{sheet.stem}" in sheet.read_text(encoding="utf-8")


def test_components_take_their_colours_from_tokens() -> None:
    for sheet in [*CSS_FOLDER.glob("components/*.css"), *CSS_FOLDER.glob("layout/*.css")]:
        assert "oklch(" not in sheet.read_text(encoding="utf-8"), sheet.name


def test_the_command_writes_the_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("themes.management.commands.build_styles.OUTPUT", tmp_path / "bundle.css")

    call_command("build_styles", verbosity=0)

    assert (tmp_path / "bundle.css").read_text(encoding="utf-8") == whole_bundle()
