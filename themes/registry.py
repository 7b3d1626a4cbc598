"""The looks of each province, as files: provinces/<key>/theme.toml and tokens.css."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

PROVINCES_FOLDER = Path(__file__).parent / "provinces"


@dataclass(frozen=True, slots=True)
class ProvinceTheme:
    """One province's looks; `code` is the two-digit code of the province since 1 July 2025."""

    key: str
    code: str
    name_vi: str
    name_en: str
    idea: str

    @property
    def tokens_sheet(self) -> Path:
        """The stylesheet that re-defines the colour tokens under [data-province]."""
        return PROVINCES_FOLDER / self.key / "tokens.css"


@cache
def province_themes() -> Mapping[str, ProvinceTheme]:
    """Give every province theme by its key, in order of key; read once per process."""
    sheets = sorted(PROVINCES_FOLDER.glob("*/theme.toml"))
    themes = [_read(sheet) for sheet in sheets]
    return MappingProxyType({theme.key: theme for theme in themes})


def theme_of(code: str) -> ProvinceTheme | None:
    """Find the theme of the province with this two-digit code, if it has one."""
    return next((theme for theme in province_themes().values() if theme.code == code), None)


def _read(sheet: Path) -> ProvinceTheme:
    facts = tomllib.loads(sheet.read_text(encoding="utf-8"))
    return ProvinceTheme(key=sheet.parent.name, **facts)
