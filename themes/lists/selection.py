"""What a reader chose in a list, read from an address and written into one (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from themes.lists.facets import Facet

MOST_TEXT = 100
MOST_PAGE_DIGITS = 5
TEXT, PAGE = "q", "trang"


@dataclass(frozen=True)
class Selection:
    """Chosen values by column, words to find, and the page, from 1, of a list with these facets."""

    facets: Sequence[Facet]
    chosen: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str], facets: Sequence[Facet]) -> Selection:
        """Read an address; what it cannot mean is left out, never refused."""
        asked = {each.column: query.get(each.param, "").strip() for each in facets}
        fits = [each for each in facets if each.shape.fullmatch(asked[each.column])]
        there = {"", *(each.column for each in fits)}
        chosen = {each.column: asked[each.column] for each in fits if each.within in there}
        page = query.get(PAGE, "")
        number = (
            int(page) if page.isascii() and page.isdigit() and len(page) <= MOST_PAGE_DIGITS else 1
        )
        return cls(facets, chosen, query.get(TEXT, "").strip()[:MOST_TEXT], max(number, 1))

    def choosing(self, column: str, value: str) -> Selection:
        """The selection with this value, from page one; what is within its facet is let go."""
        return Selection(self.facets, {**self.without(column).chosen, column: value}, self.text)

    def without(self, column: str) -> Selection:
        """The selection without this column and what is within it, from its first page."""
        gone = {column, *(each.column for each in self.facets if each.within == column)}
        rest = {key: value for key, value in self.chosen.items() if key not in gone}
        return Selection(self.facets, rest, self.text)

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
            (each.param, self.chosen[each.column])
            for each in self.facets
            if each.column in self.chosen
        ]
        pairs += [(PAGE, str(self.page))] if self.page > 1 else []
        return f"?{urlencode(pairs)}"
