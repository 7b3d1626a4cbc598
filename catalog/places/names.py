"""How units are called: with their kind, in English, and as people type them."""

import re
from collections.abc import Callable
from functools import lru_cache

PREFIX = {
    "province": "Tỉnh",
    "city": "Thành phố",
    "urban_district": "Quận",
    "rural_district": "Huyện",
    "town": "Thị xã",
    "commune": "Xã",
    "ward": "Phường",
    "township": "Thị trấn",
    "special_zone": "Đặc khu",
}
ENGLISH = {
    "province": "province",
    "city": "city",
    "urban_district": "district",
    "rural_district": "district",
    "town": "town",
    "commune": "commune",
    "ward": "ward",
    "township": "township",
    "special_zone": "special zone",
}
SHORT_KINDS = {
    "tp": "thanh pho",
    "tx": "thi xa",
    "tt": "thi tran",
    "p": "phuong",
    "q": "quan",
    "h": "huyen",
    "x": "xa",
    "t": "tinh",
}
SHORT_NAMES = {"hcm": "ho chi minh", "tphcm": "ho chi minh", "hn": "ha noi"}


def full_name(kind: str, name: str) -> str:
    """Kind and name, "Xã Kon Gang". Always Vietnamese: it is the unit's own name."""
    return f"{PREFIX[kind]} {name}"


def english_name(kind: str, name: str) -> str:
    """The name with its marks and an English kind: "Kon Gang commune", "Ward 12"."""
    word = ENGLISH[kind]
    return f"{word.capitalize()} {name}" if name.isdigit() else f"{name} {word}"


@lru_cache(maxsize=8192)  # as many as there are communes, in lists of all of them
def translated(full: str) -> str:
    """A full name in English: "Xã Kon Gang" → "Kon Gang commune"; what is none stays as it is."""
    for kind, prefix in PREFIX.items():
        if full.startswith(f"{prefix} "):
            return english_name(kind, full.removeprefix(f"{prefix} "))
    return full


def words(text: str, fold: Callable[[str], str]) -> str:
    """The folded words for search: "Cư M’gar" → "cu mgar", "Bà Rịa - Vũng Tàu" → 4 words."""
    joined = re.sub(r"['’‘ʼ`´]", "", text)
    return " ".join(re.findall(r"[^\W_]+", fold(joined)))


def written_out(query: str) -> str:
    """Folded words without short forms: "tp hcm" → "thanh pho ho chi minh", "q1" → "quan 1"."""
    short, _, rest = query.partition(" ")
    if not rest:
        short, rest = re.sub(r"\d+$", "", query), re.sub(r"^\D+", "", query)
    if short in SHORT_KINDS and rest:
        return f"{SHORT_KINDS[short]} {SHORT_NAMES.get(rest, rest)}"
    return SHORT_NAMES.get(query, query)
