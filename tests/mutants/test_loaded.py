"""A mistake reaches a function wherever it has gone, and a table wherever it stands."""

from __future__ import annotations

import importlib.util
import sys
from functools import lru_cache
from pathlib import Path
from types import ModuleType

import pytest

from mutants.loaded import Loaded
from mutants.mutations import mutants_of, mutated

SOURCE = """
STEP = 1

def following(number):
    return number + STEP
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    (tmp_path / "counting.py").write_text(SOURCE, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("counting", tmp_path / "counting.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    monkeypatch.setitem(sys.modules, "counting", made)
    return made


@pytest.fixture
def reader(module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Another module that took the table by name."""
    other = ModuleType("reader")
    vars(other)["STEP"] = vars(module)["STEP"]
    monkeypatch.setitem(sys.modules, "reader", other)
    return other


def put(module: ModuleType, becomes: str) -> None:
    [mutant] = [each for each in mutants_of(SOURCE) if each.becomes == becomes]
    Loaded.of(module).put_in(mutated(SOURCE, mutant), mutant)


def test_a_function_that_was_imported_and_remembered_makes_the_mistake_too(
    module: ModuleType,
) -> None:
    remembered = lru_cache(module.following)
    assert remembered(4) == 5
    put(module, "number - STEP")

    assert remembered(4) == 3


def test_a_table_changes_in_every_module_that_took_it(
    module: ModuleType, reader: ModuleType
) -> None:
    put(module, "2")

    assert (vars(reader)["STEP"], module.following(4)) == (2, 6)


def test_a_block_that_is_reached_is_noted_and_answers_as_before(module: ModuleType) -> None:
    noted: set[int] = set()
    Loaded.of(module).note_blocks(noted)

    assert module.following(4) == 5
    assert noted == {5}
    noted.clear()
    Loaded.of(module).note_no_more()

    assert (module.following(4), noted) == (5, set())
