from __future__ import annotations

import pytest

from catalog.browse.seasons import month_runs, season_values, season_words
from catalog.products.seasons import ALL_YEAR

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    ("mask", "runs"),
    [
        (0b1, [(1, 1)]),
        (0b1100_0001_1110, [(2, 5), (11, 12)]),
        (0b1000_0000_0001, [(1, 1), (12, 12)]),
    ],
)
def test_months_are_told_in_unbroken_runs(mask: int, runs: list[tuple[int, int]]) -> None:
    assert month_runs(mask) == runs


def test_a_season_is_one_short_sentence() -> None:
    assert season_words(0b1100_0001_1110) == "In season: months 2–5, 11–12."
    assert season_words(ALL_YEAR) == "Available all year."


def test_a_strip_is_its_months_and_their_words() -> None:
    assert season_values(0b110) == {"months": (2, 3), "words": "In season: months 2–3."}
