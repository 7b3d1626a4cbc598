"""How units are called: with their kind, in English, and as people type them."""

import re
from collections.abc import Callable

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


def full_name(kind: str, name: str) -> str:
    """ "Xã Kon Gang". Always Vietnamese: it is the unit's own name."""
    return f"{PREFIX[kind]} {name}"


def english_name(kind: str, name: str) -> str:
    """ "Kon Gang commune", "Ward 12": the marks stay, the kind is English."""
    word = ENGLISH[kind]
    return f"{word.capitalize()} {name}" if name.isdigit() else f"{name} {word}"


def words(text: str, fold: Callable[[str], str]) -> str:
    """The folded words for search: "Cư M’gar" → "cu mgar", "Chân Mây - Lăng Cô" → "chan may lang co"."""
    joined = re.sub(r"['’‘ʼ`´]", "", text)
    return " ".join(re.findall(r"[^\W_]+", fold(joined)))


def long_kind(query: str) -> str:
    """Folded words with a shortened kind written out: "tp kon tum" → "thanh pho kon tum"."""
    short, _, rest = query.partition(" ")
    if not rest:
        short, rest = re.sub(r"\d+$", "", query), re.sub(r"^\D+", "", query)
    known = SHORT_KINDS.get(short)
    return f"{known} {rest}" if known and rest else query
