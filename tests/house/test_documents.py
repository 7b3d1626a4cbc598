"""The reference pages say what the code says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from catalog.certificates.lexicon import entry_of
from catalog.certificates.outcomes import Outcome
from config import documents
from config.env import DECLARED
from tests.house import tree
from themes import slots
from themes.patterns import OUTCOME_WORDS

DOCS = tree.ROOT / "docs"
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


MADE = ["settings.md", "commands.md", "urls.md", "personal-data.md", "slots.md"]


@pytest.mark.parametrize("name", MADE)
def test_a_made_page_is_what_the_code_would_write(name: str) -> None:
    written = (DOCS / "reference" / name).read_text(encoding="utf-8")
    assert written == documents.pages()[name], "Run `make documents`."


def test_every_setting_is_on_its_page() -> None:
    page = (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")
    assert [name for name in DECLARED if f"`{name}`" not in page] == []


def test_every_outcome_is_explained_in_its_order() -> None:
    page = (DOCS / "reference" / "outcomes.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \d+ \| `(\w+)` \| ([^|]+) \|", page, re.MULTILINE)
    assert rows == [(str(each), entry_of(each, "vi").word) for each in Outcome]


def test_the_pattern_page_calls_outcomes_what_every_page_does() -> None:
    words = {key: word for key, (word, _sentence) in OUTCOME_WORDS.items()}
    assert words == {str(each): entry_of(each, "vi").word for each in Outcome}


def test_every_slot_of_a_page_is_declared_and_every_declared_one_is_in_a_page() -> None:
    named = {
        name
        for file in tree.templates()
        for name in re.findall(r'\bslot\("([\w.]+)"', file.read_text(encoding="utf-8"))
    }
    assert sorted(named) == [each.name for each in slots.declared()]


def test_every_decision_has_context_decision_and_consequence() -> None:
    wanted = ("## Context", "## Decision", "## Consequence")
    for page in (DOCS / "decisions").glob("[0-9]*.md"):
        text = page.read_text(encoding="utf-8")
        assert [heading for heading in wanted if heading not in text] == [], page.name
        assert tree.lines(page) <= 60, page.name


def test_the_glossary_pairs_130_words() -> None:
    rows = re.findall(r"^\| \d+ \|", (DOCS / "glossary.md").read_text("utf-8"), re.MULTILINE)
    assert len(rows) == 130


def test_every_link_between_our_pages_leads_somewhere() -> None:
    broken = [
        f"{tree.shown(page)} → {target}"
        for page in _pages()
        for target in _LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_make_target_a_page_names_exists() -> None:
    targets = set(
        re.findall(r"^([a-z-]+):", (tree.ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    )
    named = {
        name
        for page in _pages()
        for name in re.findall(r"`make ([a-z-]+)", page.read_text(encoding="utf-8"))
    }
    assert sorted(named - targets) == []


def test_every_command_a_page_names_exists() -> None:
    known = {*documents.our_commands(), "migrate", "makemigrations", "collectstatic"}
    named = {
        name
        for page in _pages()
        for name in re.findall(r"manage\.py ([a-z_]+)", page.read_text(encoding="utf-8"))
    }
    assert sorted(named - known) == []


def _pages() -> list[Path]:
    return [file for file in tree.files() if file.suffix == ".md"]
