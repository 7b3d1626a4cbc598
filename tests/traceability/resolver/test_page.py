"""A page put together from pieces is the page rendered directly, byte for byte."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
import time_machine
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.certificates.outcomes import Outcome
from tests.outcomes import NOW, Cast, every_outcome
from traceability.resolver.address import address_of
from traceability.resolver.answer import Answer
from traceability.resolver.own_words import own_words, seen_text
from traceability.resolver.page import pages, rendered, scan_page
from traceability.resolver.resolution import resolve

pytestmark = pytest.mark.django_db
CODES = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


class Answers(dict[Outcome, Answer]):
    """One answer for each outcome, told in few words: Hypothesis writes its arguments down."""

    def __repr__(self) -> str:
        return "answers"


@pytest.fixture
def answers() -> Iterator[Answers]:
    pages.forget()
    with time_machine.travel(NOW, tick=False):
        paths = every_outcome(Cast.gather())
        yield Answers(
            (outcome, resolve(address_of(*path[1:].split("/", 1)), NOW))
            for outcome, path in paths.items()
        )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25,
          deadline=None)  # fmt: skip
@given(
    code=CODES,
    path=CODES,
    seen=st.integers(0, 5000),
    minutes=st.integers(0, 600),
    language=st.sampled_from(["vi", "en"]),
)
def test_the_pieces_make_the_same_page_for_every_outcome(
    answers: Answers, code: str, path: str, seen: int, minutes: int, language: str
) -> None:
    assert set(answers) == set(Outcome)
    for answer in answers.values():
        looked = look(answer, code, seen, minutes)
        with translation.override(language):
            directly = rendered(looked, own_words(looked, path), path)
            assert scan_page(looked, path) == directly.encode()


def look(answer: Answer, code: str, seen: int, minutes: int) -> Answer:
    """The answer as another look at the pack gets it."""
    pack = answer.pack and replace(answer.pack, seen=seen, first_seen=NOW if seen else None)
    return replace(answer, code=code, pack=pack, at=NOW + dt.timedelta(minutes=minutes))


def test_two_looks_at_a_pack_share_one_rendering(
    answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = answers[Outcome.IN_FORCE]
    scan_page(look(answer, "A", 1, 0), "/T/A")
    monkeypatch.setattr("traceability.resolver.page.rendered", lambda *_: pytest.fail("again"))

    assert b">B<" in scan_page(look(answer, "B", 2, 1), "/T/B")


def test_another_verdict_is_another_rendering(answers: Answers) -> None:
    revoked, in_force = answers[Outcome.REVOKED], answers[Outcome.IN_FORCE]
    scan_page(in_force, "/T/A")
    page = scan_page(
        replace(in_force, outcome=Outcome.REVOKED, verdict=revoked.verdict), "/T/A"
    ).decode()

    assert 'data-outcome="revoked"' in page
    assert 'star-drawing"' not in page


def test_the_count_says_when_the_first_look_was_in_vietnam(answers: Answers) -> None:
    pack = answers[Outcome.IN_FORCE].pack
    assert pack
    midnight = dt.datetime(2026, 10, 31, 17, tzinfo=dt.UTC)

    assert seen_text(None) == seen_text(pack) == ""
    with translation.override("en"):
        once, often = (replace(pack, seen=n, first_seen=midnight) for n in (1, 1234))
        assert seen_text(once) == "This code was looked up once before, in 11/2026."
        assert seen_text(often) == ("This code was looked up 1,234 times before, first in 11/2026.")
