"""A mistake is killed by a test that fails for it, and for it alone."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from mutants.loaded import Loaded
from mutants.trials import Trials, Tried

PATH = "counting_on.py"
SOURCE = """
STEP = 1

def following(number):
    return number + STEP
"""


@dataclass(frozen=True)
class Item:
    """What a trial asks of a test of pytest."""

    nodeid: str


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    (tmp_path / PATH).write_text(SOURCE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "counting_on", raising=False)
    return importlib.import_module("counting_on")


REACHED = {(PATH, 5): {Item("slow"): 0.2, Item("quick"): 0.1}}


def tried(module: ModuleType, passes: Any, reached: Any = REACHED) -> Tried:
    root = Path(str(module.__file__)).parent
    loaded = {PATH: Loaded.of(module)}
    return Trials(root, most=9, seed="a", loaded=loaded, reached=reached, passes=passes).of(PATH)


def test_mistakes_a_test_fails_for_are_killed(module: ModuleType) -> None:
    found = tried(module, lambda _item: module.following(4) == 5)

    assert (found.made, found.killed, found.survivors, found.doubtful) == (3, 3, [], [])


def test_mistakes_no_test_fails_for_survive(module: ModuleType) -> None:
    found = tried(module, lambda _item: module.following(4))

    assert [each.becomes for each in found.survivors] == ["2", "number - STEP"]
    assert (found.made, found.killed) == (3, 1)


def test_a_test_that_fails_in_every_fork_kills_nothing(module: ModuleType) -> None:
    found = tried(module, lambda item: item.nodeid == "quick")

    assert (found.made, found.killed) == (3, 0)
    assert [test for _mutant, test in found.doubtful] == ["slow"] * 3


def test_tests_that_never_come_past_say_nothing_of_it(module: ModuleType) -> None:
    assert tried(module, lambda _item: False, reached={}).killed == 0


def test_of_a_table_the_tests_of_its_users_come_first(module: ModuleType) -> None:
    elsewhere = {(PATH, 9): {Item("quickest"): 0.01}}
    found = tried(module, lambda _item: False, {**REACHED, **elsewhere})

    assert [test for mutant, test in found.doubtful if not mutant.in_function] == ["quick"]


def test_the_tests_beside_a_file_come_first(module: ModuleType) -> None:
    reached = {(PATH, 5): {Item("quick"): 0.1, Item("tests/test_counting_on.py::test"): 0.2}}
    found = tried(module, lambda _item: False, reached)

    assert {test for _mutant, test in found.doubtful} == {"tests/test_counting_on.py::test"}
