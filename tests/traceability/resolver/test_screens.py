from __future__ import annotations

import pytest
from django.utils import translation

from catalog.certificates.outcomes import Outcome
from traceability.resolver.answer import Why
from traceability.resolver.screens import SCREENS, UNKNOWN


def test_every_outcome_has_its_screen_and_every_unknown_code_its_sentence() -> None:
    assert set(SCREENS) == set(Outcome)
    assert set(UNKNOWN) == set(Why)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_two_outcomes_say_the_same(language: str) -> None:
    with translation.override(language):
        words = {str(screen.word) for screen in SCREENS.values()}
        sentences = {str(screen.sentence) for screen in SCREENS.values()}

    assert len(words) == len(sentences) == 12


def test_a_sentence_with_a_gap_has_a_plain_one_beside_it() -> None:
    with_gap = {outcome for outcome, screen in SCREENS.items() if "%(" in str(screen.sentence)}

    assert with_gap == {outcome for outcome, screen in SCREENS.items() if screen.plain}
    assert not [screen for screen in SCREENS.values() if "%(" in str(screen.plain)]


def test_former_stars_stand_in_one_sentence_only() -> None:
    assert [outcome for outcome in Outcome if "%(star)s" in str(SCREENS[outcome].sentence)] == [
        Outcome.EXPIRED
    ]
