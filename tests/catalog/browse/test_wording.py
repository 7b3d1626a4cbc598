from __future__ import annotations

import datetime as dt

import pytest

from catalog.browse.wording import (
    EVENT_WORDS,
    former_stars,
    look_of,
    sentence,
)
from catalog.certificates.events import Event, History, Kind
from catalog.certificates.lexicon import SUPERSEDED
from catalog.certificates.outcomes import Outcome
from catalog.certificates.verdict import CANNOT_CHECK, verdict
from tests.catalog.browse.made_up import BEGIN, made_up_issue

(ISSUE,) = made_up_issue()


def test_every_event_has_its_words() -> None:
    assert set(EVENT_WORDS) == set(Kind)


def test_a_replaced_certificate_looks_like_an_expired_one() -> None:
    assert (look_of(SUPERSEDED), look_of(Outcome.REVOKED)) == ("expired", "revoked")


@pytest.mark.usefixtures("english")
def test_stars_in_force_and_former_stars_have_different_sentences() -> None:
    history = [History("GL-1", (ISSUE,))]

    assert sentence(verdict(history, BEGIN)) == (
        "This product's OCOP certificate is in force until the end of 1 March 2026."
    )
    assert sentence(verdict(history, BEGIN + dt.timedelta(days=2000))) == (
        f"Once certified {ISSUE.star} stars, expired on 1 March 2026."
    )


@pytest.mark.usefixtures("english")
def test_the_day_of_a_revocation_is_the_day_it_took_effect() -> None:
    cause = Event(Kind.REVOKED, BEGIN + dt.timedelta(days=3))

    assert former_stars("revoked", ISSUE, cause) == (
        f"Once certified {ISSUE.star} stars, revoked on 4 March 2023."
    )


@pytest.mark.usefixtures("english")
def test_a_paper_that_was_over_before_it_was_replaced_says_when_it_ended() -> None:
    cause = Event(Kind.SUPERSEDED, BEGIN + dt.timedelta(days=2000))

    assert former_stars(SUPERSEDED, ISSUE, cause) == (
        f"Once certified {ISSUE.star} stars, expired on 1 March 2026."
    )


@pytest.mark.usefixtures("english")
def test_where_nothing_can_be_checked_no_star_is_named() -> None:
    assert "star" not in sentence(CANNOT_CHECK)
