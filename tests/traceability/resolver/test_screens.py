from __future__ import annotations

import pytest
from django.utils import translation

from catalog.certificates.outcomes import Outcome
from traceability.resolver.answer import Why
from traceability.resolver.screens import SCREENS, UNKNOWN, screen_of


def test_every_outcome_has_its_screen_and_every_unknown_code_its_sentence() -> None:
    assert set(SCREENS) == set(Outcome)
    assert set(UNKNOWN) == set(Why)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_two_outcomes_say_the_same(language: str) -> None:
    screens = [screen_of(outcome, language) for outcome in SCREENS]
    words = {screen.word for screen in screens}
    sentences = {screen.sentence for screen in screens}

    assert len(words) == len(sentences) == 12


def test_a_screen_speaks_one_language_whatever_the_pages() -> None:
    with translation.override("en"):
        assert screen_of(Outcome.IN_FORCE, "vi").word == "Còn hiệu lực"
    assert screen_of(Outcome.IN_FORCE, "en").word == "In force"
    assert screen_of(Outcome.IN_FORCE, "vi").meaning == ""


def test_a_sentence_with_a_gap_has_a_plain_one_beside_it() -> None:
    with_gap = {outcome for outcome, screen in SCREENS.items() if "%(" in screen.sentence}

    assert with_gap == {outcome for outcome, screen in SCREENS.items() if screen.plain}
    assert not [screen for screen in SCREENS.values() if "%(" in screen.plain]


def test_former_stars_stand_in_one_sentence_only() -> None:
    assert [outcome for outcome in Outcome if "%(star)s" in SCREENS[outcome].sentence] == [
        Outcome.EXPIRED
    ]
