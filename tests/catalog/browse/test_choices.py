from __future__ import annotations

import pytest

from catalog.browse.choices import chosen_words, facet_values
from catalog.browse.facets import Tally
from catalog.browse.selection import Selection

pytestmark = pytest.mark.usefixtures("english")
PLACE = {"province_code": "52", "province_name": "Tỉnh Gia Lai"}
TALLY: Tally = [
    {"outcome": "in_force", "star_now": 3, "n": 5, **PLACE},
    {"outcome": "in_force", "star_now": 4, "n": 2, **PLACE},
    {"outcome": "expired", "star_now": None, "n": 1, **PLACE},
]


def labels(column: str, **chosen: str) -> list[tuple[str, int]]:
    facet = facet_values(TALLY, Selection(chosen), column)
    assert facet is not None
    return [(item["label"], item["count"]) for item in facet["items"]]


def test_stars_come_from_the_most_down_and_states_from_the_best() -> None:
    assert labels("star_now") == [("4 stars", 2), ("3 stars", 5)]
    assert labels("outcome") == [("In force", 7), ("Expired", 1)]


def test_a_choice_that_finds_nothing_can_still_be_taken_back() -> None:
    facet = facet_values(TALLY, Selection({"star_now": "5"}), "star_now")

    assert facet is not None
    assert facet["is_open"]
    current = facet["items"][0]
    assert (current["label"], current["count"], current["remove_url"]) == ("5 stars", 0, "?")


def test_a_facet_without_values_is_left_out() -> None:
    assert facet_values([], Selection({}), "outcome") is None


def test_what_is_chosen_is_told_in_words() -> None:
    chosen = Selection({"star_now": "4", "province_code": "52"})

    assert chosen_words(TALLY, chosen) == ["4 stars", "Tỉnh Gia Lai"]
