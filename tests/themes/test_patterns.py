from __future__ import annotations

import re

from catalog.certificates.outcomes import Outcome
from themes.patterns import OUTCOME_WORDS, sample_values


def test_the_pattern_page_shows_every_outcome() -> None:
    assert {key for key, *_ in sample_values()["outcomes"]} == {str(each) for each in Outcome}


def test_stars_are_drawn_only_for_what_is_in_force() -> None:
    with_stars = {each["outcome"] for each in sample_values()["products"] if each["stars"]}

    assert with_stars == {"in_force"}


def test_everybody_on_the_pattern_page_is_marked_as_made_up() -> None:
    assert all("(minh họa)" in each["producer"] for each in sample_values()["products"])


def test_former_stars_stand_only_in_the_sentence_of_an_expiry() -> None:
    assert [key for key, (_, said) in OUTCOME_WORDS.items() if re.search(r"\d sao", said)] == [
        "expired"
    ]
