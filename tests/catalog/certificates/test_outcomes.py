"""The closed list and its order."""

from __future__ import annotations

from itertools import combinations

from catalog.certificates.outcomes import Outcome, gravest

ORDER = [
    "cannot_check",
    "unknown_code",
    "not_activated",
    "void",
    "recalled",
    "revoked",
    "suspended",
    "expired",
    "not_covered",
    "potential",
    "needs_checking",
    "in_force",
]


def test_the_outcomes_are_these_twelve_in_this_order() -> None:
    assert [outcome.value for outcome in Outcome] == ORDER


def test_of_two_outcomes_the_earlier_in_the_list_is_the_answer() -> None:
    for graver, milder in combinations(ORDER, 2):
        assert gravest([Outcome(milder), Outcome(graver)]).value == graver


def test_no_outcome_at_all_means_nothing_could_be_checked() -> None:
    assert gravest([]) is Outcome.CANNOT_CHECK
