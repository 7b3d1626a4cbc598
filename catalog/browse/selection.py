"""What a reader chose in a list, read from an address and written into one (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

MOST_TEXT = 100
MOST_PAGE_DIGITS = 5
TEXT, PAGE = "q", "trang"
PARAMS: dict[str, tuple[str, re.Pattern[str]]] = {
    "outcome": ("trang-thai", re.compile(r"[a-z_]{1,16}")),
    "star_now": ("sao", re.compile(r"[345]")),
    "group": ("nhom", re.compile(r"[a-z]{1,12}")),
    "province_code": ("tinh", re.compile(r"[0-9]{2}")),
    "commune_code": ("xa", re.compile(r"[0-9]{5}")),
    "season_now": ("mua", re.compile("dang-mua")),
}


@dataclass(frozen=True)
class Selection:
    """Chosen values by column, words to find, and the page, from 1."""

    chosen: Mapping[str, str]
    text: str = ""
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str], columns: Collection[str]) -> Selection:
        """Read an address; what it cannot mean is left out, never refused."""
        chosen = {}
        for column in columns:
            param, shape = PARAMS[column]
            value = query.get(param, "").strip()
            if shape.fullmatch(value):
                chosen[column] = value
        if "province_code" not in chosen:
            chosen.pop("commune_code", None)
        page = query.get(PAGE, "")
        number = (
            int(page) if page.isascii() and page.isdigit() and len(page) <= MOST_PAGE_DIGITS else 1
        )
        return cls(chosen, query.get(TEXT, "").strip()[:MOST_TEXT], max(number, 1))

    def choosing(self, column: str, value: str) -> Selection:
        """The selection with this value, from page one; another province has other communes."""
        rest = {**self.without(column).chosen, column: value}
        return Selection(rest, self.text)

    def without(self, column: str) -> Selection:
        """The selection without this column, from its first page."""
        gone = {column, "commune_code"} if column == "province_code" else {column}
        rest = {key: value for key, value in self.chosen.items() if key not in gone}
        return Selection(rest, self.text)

    def on(self, page: int) -> Selection:
        """The same selection on another page."""
        return replace(self, page=page)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is chosen or searched for."""
        return bool(self.chosen or self.text)

    @property
    def query(self) -> str:
        """The query string, "?" included; always in the same order, without what is not chosen."""
        pairs = [(TEXT, self.text)] if self.text else []
        pairs += [
            (param, self.chosen[key])
            for key, (param, _shape) in PARAMS.items()
            if key in self.chosen
        ]
        pairs += [(PAGE, str(self.page))] if self.page > 1 else []
        return f"?{urlencode(pairs)}"
