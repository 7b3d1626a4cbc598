"""Vietnamese text: one fold, one slug, one order, for every room.

Nothing here needs a database or a locale on the machine.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

_STROKED_D = str.maketrans("đĐðÐɖƉ", "dDdDdD")  # Eth and African D are typed for Đ by mistake.

_NANG = "\u0323"
_TONES = "\u0300\u0309\u0303\u0301" + _NANG  # huyền, hỏi, ngã, sắc, nặng
_OTHER_MARKS = "\u0306\u0302\u030c\u030a\u0308"  # breve, circumflex, caron, ring, diaeresis
_MARK_WEIGHT = {mark: str(i) for i, mark in enumerate(_TONES + _OTHER_MARKS[:4], start=1)}
_MARK_WEIGHT |= {"\u0308": "A"}
_UNKNOWN_MARK = "Z"

# CLDR root order of the marks a Vietnamese text uses, then the digits, then CLDR vi's letters.
_SYMBOLS = " _-–—,;:!?.·'‘’\"“”«»()[]{}§@*/\\&#%•`^°+×<=>|~$₫"
_UNKNOWN_SYMBOL, _UNKNOWN_LETTER = "\ue000", "\ue001"
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_ALPHABET = [*_SYMBOLS, _UNKNOWN_SYMBOL, *"0123456789", *_LETTERS, _UNKNOWN_LETTER]
_WEIGHT = {letter: chr(ord('"') + i) for i, letter in enumerate(_ALPHABET)}
_END_OF_LEVEL = "!"  # lower than every weight, so a prefix sorts first


def fold(text: str) -> str:
    """Answer the one form in which text is indexed and asked for.

    Lower case, without any mark (đ → d), full-width letters made plain, control, zero-width and
    bidi characters dropped, white space collapsed. Folding twice changes nothing more.
    """
    lowered = unicodedata.normalize("NFKD", text).lower()
    bare = unicodedata.normalize("NFKD", lowered).translate(_STROKED_D)
    return " ".join("".join(char for char in bare if _is_read(char)).split())


def _is_read(char: str) -> bool:
    if unicodedata.combining(char):
        return False
    return char.isspace() or unicodedata.category(char) not in {"Cc", "Cf", "Mn", "Me"}


def slug(text: str, max_length: int = 80) -> str:
    """Answer text as a part of an address: a-z, 0-9 and single hyphens, never empty.

    Cut at a word where that is possible, so that no address ends in half a word.
    """
    whole = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    if len(whole) <= max_length:
        return whole or "muc"
    words, _, _ = whole[: max_length + 1].rpartition("-")
    return (words or whole[:max_length]).strip("-")


def sort_key(text: str) -> str:
    """Answer a key whose plain order is ICU's order for Vietnamese (CLDR vi on root).

    Letters first (a ă â b c d đ e ê …), then tones (none, huyền, hỏi, ngã, sắc, nặng), then case,
    lower first; spaces and punctuation count. The key is printable ASCII without spaces: Python,
    SQLite (BINARY) and PostgreSQL (collation "C") order it alike. At most four characters for
    each Vietnamese letter and two in all between the levels. Letters of other scripts come last,
    in code point order.
    """
    letters, marks, cases = [], [], []
    for letter, mark, case in _elements(text):
        letters.append(letter)
        marks.append(mark)
        cases.append(case)
    levels = ("".join(letters), "".join(marks).rstrip("0"), "".join(cases).rstrip("0"))
    return _END_OF_LEVEL.join(levels)


def _elements(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield (letter weight, mark weight, case weight) of each letter and of each mark."""
    for base, marks in _clusters(text):
        lower = base.lower()
        letter = unicodedata.normalize("NFC", lower + marks[:1])
        taken = 1 if marks and letter in _WEIGHT else 0
        yield _letter_weight(letter if taken else lower), "0", "0" if base == lower else "1"
        for mark in marks[taken:]:
            yield "", _MARK_WEIGHT.get(mark, _UNKNOWN_MARK), ""


def _clusters(text: str) -> Iterator[tuple[str, str]]:
    """Yield (base character, its marks); nặng, which Unicode writes first, comes last."""
    read = [c for c in unicodedata.normalize("NFKD", text) if c.isspace() or _is_ordered(c)]
    starts = [i for i, char in enumerate(read) if i == 0 or not unicodedata.combining(char)]
    for start, end in pairwise([*starts, len(read)]):
        marks = sorted(read[start + 1 : end], key=_NANG.__eq__)
        yield read[start], "".join(marks)


def _is_ordered(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cf"}


def _letter_weight(letter: str) -> str:
    if letter in _WEIGHT:
        return _WEIGHT[letter]
    if letter.isspace():
        return _WEIGHT[" "]
    escape = _UNKNOWN_LETTER if letter.isalnum() else _UNKNOWN_SYMBOL
    return _WEIGHT[escape] + "".join(f"{ord(char):06x}" for char in letter)
