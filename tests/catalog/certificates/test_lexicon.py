from __future__ import annotations

import pytest
from django.utils import translation

from catalog.certificates.lexicon import LEXICON, SUPERSEDED, entry_of
from catalog.certificates.outcomes import Outcome

LANGUAGES = pytest.mark.parametrize("language", ["vi", "en"])


def test_every_outcome_is_in_the_lexicon_once() -> None:
    assert set(LEXICON) == {*Outcome, SUPERSEDED}


@LANGUAGES
def test_no_two_outcomes_say_the_same(language: str) -> None:
    entries = [entry_of(outcome, language) for outcome in LEXICON]

    for field in ("word", "sentence", "general"):
        assert len({getattr(each, field) for each in entries}) == len(LEXICON), field


@LANGUAGES
def test_every_outcome_says_what_it_means_and_what_to_do(language: str) -> None:
    entries = [entry_of(outcome, language) for outcome in LEXICON]

    assert [each for each in entries if not (each.meaning and each.advice)] == []
    texts = [text for each in entries for text in (each.sentence, each.meaning, each.advice)]
    assert [text for text in texts if not text.endswith(".")] == []


def test_a_recall_and_a_revocation_share_no_word() -> None:
    vi, en = ({key: entry_of(key, language) for key in LEXICON} for language in ("vi", "en"))
    recalled, revoked = Outcome.RECALLED, Outcome.REVOKED

    assert "thu hồi" in vi[revoked].word
    assert "thu hồi" not in f"{vi[recalled].word} {vi[recalled].sentence}"
    assert "triệu hồi" not in f"{vi[revoked].word} {vi[revoked].sentence}"
    assert not {*en[recalled].word.lower().split()} & {*en[revoked].word.lower().split()}


def test_an_entry_speaks_one_language_whatever_the_pages() -> None:
    with translation.override("en"):
        assert entry_of(Outcome.IN_FORCE, "vi").word == "Còn hiệu lực"
    assert entry_of(Outcome.IN_FORCE, "en").word == "In force"


def test_a_sentence_with_a_gap_has_a_plain_one_beside_it() -> None:
    with_gap = {outcome for outcome, entry in LEXICON.items() if "%(" in entry.sentence}

    assert with_gap == {outcome for outcome, entry in LEXICON.items() if entry.plain}
    assert not [entry for entry in LEXICON.values() if "%(" in entry.general]


def test_former_stars_stand_in_one_sentence_only() -> None:
    assert [outcome for outcome in LEXICON if "%(star)s" in LEXICON[outcome].sentence] == [
        Outcome.EXPIRED
    ]
