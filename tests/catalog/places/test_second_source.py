"""The register held against a second package; every difference is listed here."""

import gzip
from collections import defaultdict
from pathlib import Path

import pytest

from base.text import fold
from catalog.places.names import full_name, words
from catalog.places.register import REFORM, REGISTER_BEGINS, UnitRow, load

FILE = Path(__file__).parents[2] / "data" / "places" / "second_source.tsv.gz"

# Former communes a note does not name as the register does: code now, and the name missing there.
NAMED_OTHERWISE = {
    ("21289", "Sơn Thượng"),  # the note breaks off: "Sơn Thượn"
    ("21622", "An Nghĩa"),  # run together: "An Nghĩathành"
    ("22015", "Hòa Trị"),  # the note ends before the last name
    ("23344", "Đăk Blô"),  # the note has "Đăk Plô", its new name
    ("23476", "Ngọc Tem"),  # "Ngọk Tem"
    ("23710", "A Dơk"),  # "Adơk"
    ("24100", "Ia HDreh"),  # "Ia Dreh", its new name
}


@pytest.fixture(scope="module")
def rows() -> list[UnitRow]:
    return load()


@pytest.fixture(scope="module")
def second() -> list[list[str]]:
    text = gzip.decompress(FILE.read_bytes()).decode()
    return [line.split("\t") for line in text.splitlines()]


def _identity(code: str, province: str, name: str) -> tuple[str, str, str]:
    return code, province, words(name, fold)


def test_both_sources_know_the_same_provinces_and_communes_by_the_same_names(
    rows: list[UnitRow], second: list[list[str]]
) -> None:
    today = [row for row in rows if row.valid_to is None]
    ours = {_identity(row.code, row.parent[1:3], full_name(row.kind, row.name)) for row in today}
    theirs = {_identity(code, province, name) for code, province, name, _ in second}

    assert len(ours) == 34 + 3_321
    assert ours == theirs


def test_spellings_differ_only_in_where_the_tone_mark_stands(
    rows: list[UnitRow], second: list[list[str]]
) -> None:
    names = {code: name for code, _, name, _ in second}
    differing = {
        row.code
        for row in rows
        if row.valid_to is None and full_name(row.kind, row.name) != names[row.code]
    }

    assert differing == {  # Thuận Hoà, Chiêm Hoá, … : both spellings are in use
        *("00922", "02287", "02353", "02419", "02620", "07840"),
        *("13396", "14167", "14182", "22924"),
    }


def test_the_notes_on_mergers_name_the_same_former_communes(
    rows: list[UnitRow], second: list[list[str]]
) -> None:
    former = _former_communes(rows)
    noted = [(code, words(note, fold)) for code, province, _, note in second if province and note]
    missing = {
        (code, name)
        for code, note in noted
        if "giu nguyen" not in note
        for name in former[code]
        if f" {words(name, fold)} " not in f" {note} "
    }

    assert len(noted) == 535
    assert missing == NAMED_OTHERWISE


def test_communes_noted_as_unchanged_come_from_themselves_alone(
    rows: list[UnitRow], second: list[list[str]]
) -> None:
    former = _former_communes(rows)
    kept = [(code, name) for code, _, name, note in second if "Giữ nguyên" in note]

    assert len(kept) == 34
    for code, name in kept:
        (only,) = former[code]
        assert words(name, fold).endswith(words(only, fold))


def _former_communes(rows: list[UnitRow]) -> dict[str, list[str]]:
    """Names of the communes each commune of July 2025 was made from."""
    former: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.level == "commune" and row.valid_from == REGISTER_BEGINS:
            for key in row.successors:
                code, _, since = key[1:].partition("@")
                assert since == REFORM.isoformat()
                former[code].append(row.name)
    return former
