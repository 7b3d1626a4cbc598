"""No string is missing in Vietnamese, and none is left over."""

from __future__ import annotations

import re

import polib
import pytest

from tests.house import tree
from tests.house.catalogues import catalogue, shown_strings, strings_of

_FIELD = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")
_VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")


@pytest.mark.parametrize("room", tree.ROOMS)
def test_every_string_of_a_room_has_its_vietnamese(room: str) -> None:
    known = {(each.msgctxt or "", each.msgid) for each in catalogue(room) if is_translated(each)}
    missing = [each for each in shown_strings(room) if (each.context, each.msgid) not in known]
    assert [f"{each.where} {each.msgid!r}" for each in missing] == []


@pytest.mark.parametrize("room", tree.ROOMS)
def test_no_translation_is_left_over(room: str) -> None:
    used = {(each.context, each.msgid) for each in shown_strings(room)}
    left = [each for each in catalogue(room) if (each.msgctxt or "", each.msgid) not in used]
    assert [each.msgid for each in left] == []


@pytest.mark.parametrize("room", tree.ROOMS)
def test_a_translation_fills_in_the_same_values(room: str) -> None:
    for each in catalogue(room):
        for text in [each.msgstr, *each.msgstr_plural.values()]:
            wanted = {*_FIELD.findall(each.msgid), *_FIELD.findall(each.msgid_plural or "")}
            assert {*_FIELD.findall(text)} <= wanted, each.msgid
            assert each.msgid_plural or {*_FIELD.findall(text)} == wanted, each.msgid


def test_one_english_string_has_one_vietnamese() -> None:
    # All catalogues are read as one: with two translations the room upstairs would win.
    said: dict[tuple[str, str], set[str]] = {}
    for entry in (entry for room in tree.ROOMS for entry in catalogue(room)):
        text = entry.msgstr or entry.msgstr_plural.get(0, "")
        said.setdefault((entry.msgctxt or "", entry.msgid), set()).add(text)
    assert {msgid: texts for (_, msgid), texts in said.items() if len(texts) > 1} == {}


def test_what_stands_in_the_code_is_english() -> None:
    strings = [each for room in tree.ROOMS for each in shown_strings(room)]
    foreign = [f"{each.where} {each.msgid!r}" for each in strings if _is_vietnamese(each.msgid)]
    assert foreign == []


def test_a_template_string_without_translation_would_be_found() -> None:
    source = '{{ _("Nobody translated this") }}{% trans trimmed %}\nNor\n this{% endtrans %}'
    assert [each.msgid for each in strings_of(source, "x.html")] == [
        "Nobody translated this",
        "Nor this",
    ]


def test_a_fuzzy_or_empty_translation_is_none() -> None:
    assert not is_translated(polib.POEntry(msgid="a", msgstr="b", flags=["fuzzy"]))
    assert not is_translated(polib.POEntry(msgid="a", msgstr=""))


def is_translated(entry: polib.POEntry) -> bool:
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    return all(texts) and "fuzzy" not in entry.flags and not entry.obsolete


def _is_vietnamese(text: str) -> bool:
    """Names such as Gia Lai or "Chợ Phiên" may stand in English sentences; a sentence may not."""
    return len(_VIETNAMESE.findall(text.replace("Chợ Phiên", ""))) > 3
