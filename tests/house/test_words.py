"""Words that must not stand where people read, and places that must not stand in the tree."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import tree
from tests.house.catalogues import catalogue, shown_strings

RULES = tree.ROOT / "catalog/rulesets/data"
# A code on paper can be copied: no screen may call a pack genuine, or a producer's goods fake.
PROMISES = re.compile(
    r"\b(genuine|authentic|counterfeit|fake|hàng thật|hàng giả|hàng nhái|chính hãng|"
    r"hàng chính hiệu|sản phẩm thật|sản phẩm giả)\b",
    re.IGNORECASE,
)
# A sentence that says what the code does *not* prove may use the word.
DENIALS = (
    "not that",
    "does not",
    "cannot",
    "không khẳng định",
    "không chứng minh",
    "không bảo đảm",
    "không có nghĩa",
)
# Names in code: the left would be the wrong word for what the glossary calls the right.
SYNONYMS = {
    "withdrawal_of_lot": "recall",
    "recall_certificate": "revocation",
    "vendor": "producer",
    "merchant": "producer",
    "seller": "producer",
    "rating_star": "star",
    "batch_number": "lot",
    "barcode_number": "gtin",
    "ward_code": "commune",
    "expiry_flag": "verdict",
}
HELPERS = re.compile(r"\b(?:def|class) (get_|do_|handle_|process_)\w+|\bclass \w+(Helper|Util)\b")
DJANGOS_OWN = {
    "get_available_name",
    "get_template",  # Jinja2
    "get_image_dimensions",
    "get_panels",
    "get_upload_to",
    "get_full_name",
    "get_short_name",
    "get_queryset",
    "get_response",
    "get_by_natural_key",
    "process_request",
    "process_response",
    "process_view",
    "process_exception",
    "get_new_connection",
}
# What the public reads holds law and facts: never where we ourselves noted something.
NOTES = re.compile(r"§|\b(?:seed|domain|decision|audit)s? \d|\b(?:TODO|FIXME|XXX)\b", re.IGNORECASE)
# Machines and mirrors of whoever worked on it do not belong into the tree.
PLACES = re.compile(
    "|".join(
        ("/" + "work/", "/" + "root/", "/" + r"home/\w+/", "--" + "index-url", "--extra-" + "index",
         "pypi" + r"\.org", "file" + "s\\.pythonhosted", "far" + "m-", "HELP" + "ER\\.md")
    )
)  # fmt: skip


@pytest.mark.parametrize("room", tree.ROOMS)
def test_no_screen_calls_a_pack_genuine(room: str) -> None:
    texts = [each.msgid for each in shown_strings(room)]
    texts += [each.msgstr for each in catalogue(room)]
    assert [text for text in texts if promises_too_much(text)] == []


def test_no_template_calls_a_pack_genuine() -> None:
    found = [
        f"{tree.shown(file)}: {line.strip()}"
        for file in tree.templates()
        for line in file.read_text(encoding="utf-8").splitlines()
        if promises_too_much(line)
    ]
    assert found == []


def test_a_promise_would_be_found_and_a_denial_not() -> None:
    assert promises_too_much("Đây là hàng thật.")
    assert not promises_too_much("Mã không chứng minh gói này là hàng thật.")


def test_the_code_uses_the_glossarys_words() -> None:
    used = [
        f"{tree.shown(file)}: {name} (say {better})"
        for file in tree.room_files(".py")
        for name in tree.names(file)
        for word, better in SYNONYMS.items()
        if word in name.lower()
    ]
    assert used == []


def test_no_name_says_only_that_something_is_done() -> None:
    found = [
        f"{tree.shown(file)}: {match[0]}"
        for file in tree.room_files(".py")
        for match in HELPERS.finditer(file.read_text(encoding="utf-8"))
        if match[0].split()[1] not in DJANGOS_OWN
    ]
    assert found == []


def test_no_file_names_a_machine_or_a_mirror() -> None:
    assert [hit for file in tree.text_files() for hit in _places(file)] == []


def test_the_locks_name_no_mirror() -> None:
    locks = [file for file in tree.files() if file.suffix == ".lock"]
    assert len(locks) == 2
    assert [hit for file in locks for hit in _places(file)] == []


@pytest.mark.parametrize("file", sorted(RULES.glob("*.toml")), ids=lambda file: file.name)
def test_no_rule_the_public_reads_cites_a_note_of_ours(file: Path) -> None:
    texts = [*strings_in(tomllib.loads(file.read_text(encoding="utf-8")))]
    assert len(texts) > 20
    assert [text for text in texts if NOTES.search(text)] == []


def test_a_note_of_ours_would_be_found_and_the_law_not() -> None:
    assert NOTES.search("QĐ 1048/QĐ-TTg 21/8/2019; seeds 000 §II.2.5")
    assert NOTES.search("QĐ 1048/QĐ-TTg 21/8/2019, 001 §4")
    assert NOTES.search("seeds 000")
    assert not NOTES.search("QĐ 26/2026/QĐ-TTg 22/5/2026, Điều 4 khoản 2")


def strings_in(value: object) -> Iterator[str]:
    """Every text of a TOML document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings_in(each)


def promises_too_much(text: str) -> bool:
    return bool(PROMISES.search(text)) and not any(each in text.lower() for each in DENIALS)


def _places(file: Path) -> list[str]:
    text = file.read_text(encoding="utf-8", errors="replace")
    return [f"{tree.shown(file)}: {match[0]}" for match in PLACES.finditer(text)]
