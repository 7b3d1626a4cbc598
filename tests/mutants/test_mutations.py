"""Which mistakes are made, and that each is the only one in its file."""

from __future__ import annotations

import ast

import pytest

from mutants.mutations import mutants_of, mutated, sampled

SOURCE = '''
"""Words."""
LIMIT: int = 5
name = 3

class Shop:
    size = 2

    def is_open(self, hour: int = 8) -> bool:
        """More words."""
        if hour > 7 and not self.closed:
            return True
        self.note("shut")
        return self.hours(hour)
'''


def text(number: int) -> str:
    return ast.unparse(mutated(SOURCE, mutants_of(SOURCE)[number]))


@pytest.mark.parametrize(
    ("line", "was", "becomes"),
    [
        (3, "5", "6"),
        (11, "hour > 7", "hour >= 7"),
        (11, "hour > 7 and (not self.closed)", "hour > 7 or not self.closed"),
        (11, "not self.closed", "self.closed"),
        (12, "True", "False"),
        (13, "self.note('shut')", "pass"),
        (14, "return self.hours(hour)", "return None"),
    ],
)
def test_a_mistake_is_found_where_it_stands(line: int, was: str, becomes: str) -> None:
    assert (line, was, becomes) in [
        (each.line, each.was, each.becomes) for each in mutants_of(SOURCE)
    ]


def test_a_mutant_has_one_mistake_and_no_other() -> None:
    sound = ast.unparse(ast.parse(SOURCE)).splitlines()
    for each in mutants_of(SOURCE):
        lines = ast.unparse(mutated(SOURCE, each)).splitlines()
        differ = [pair for pair in zip(sound, lines, strict=True) if pair[0] != pair[1]]
        assert len(differ) == 1, each


def test_columns_defaults_and_lower_names_stay_as_they_are() -> None:
    assert {each.scope for each in mutants_of(SOURCE)} == {"LIMIT", "Shop.is_open"}
    assert [each.line for each in mutants_of(SOURCE) if each.line in {4, 7, 9}] == []


def test_a_truth_value_is_turned_and_not_left_out_as_well() -> None:
    assert [each.becomes for each in mutants_of(SOURCE) if each.line == 12] == ["False"]


def test_the_same_seed_chooses_the_same_mutants() -> None:
    first = sampled(SOURCE, most=3, seed="a")

    assert first == sampled(SOURCE, most=3, seed="a")
    assert len(first) == 3
