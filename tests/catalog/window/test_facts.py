"""The state filter of a list must say what the verdict says, for every history and moment."""

import datetime as dt
import json
import random
from collections.abc import Iterator
from dataclasses import replace

from base.local_time import TIME_ZONE
from catalog.certificates.events import Event, History, Kind
from catalog.certificates.outcomes import Outcome
from catalog.certificates.states import standing
from catalog.certificates.verdict import verdict
from catalog.window.documents import event_document, event_of
from catalog.window.facts import BROKEN, NOTHING, Facts, facts_of_certificate, facts_of_product
from tests.catalog.browse.made_up import made_up_histories, made_up_issue

START = dt.datetime(2023, 3, 1, tzinfo=TIME_ZONE)
SECOND = dt.timedelta(seconds=1)


def test_an_event_comes_back_from_its_document_as_it_was() -> None:
    rng = random.Random(1)

    for history in made_up_histories(rng, 50):
        for event in history.events:
            assert event_of(event_document(event)) == event


def test_no_certificate_leaves_no_facts() -> None:
    assert facts_of_product([]) == NOTHING


def test_the_outcome_of_facts_equals_the_verdict_for_1000_moments() -> None:
    rng, asked = random.Random(20260522), 0

    for _ in range(250):
        histories = made_up_histories(rng, rng.randrange(0, 3))
        potential = rng.random() < 0.2
        last = max((e.at for h in histories for e in h.events), default=START)
        facts = stored_and_back(facts_of_product(histories))
        for moment in _moments(rng, histories, last):
            expected = verdict(histories, moment, potential=potential)
            assert facts.outcome(moment, potential=potential) == expected.outcome
            assert expected.star in {None, facts.star}
            asked += 1
    assert asked >= 1000


def test_the_outcome_of_one_certificate_equals_its_standing_for_500_moments() -> None:
    rng, asked = random.Random(7), 0

    for _ in range(120):
        (history,) = made_up_histories(rng, 1)
        last = max(event.at for event in history.events)
        facts = stored_and_back(facts_of_certificate(history))
        for moment in _moments(rng, [history], last):
            assert facts.outcome(moment, potential=False) == str(standing(history, moment).state)
            asked += 1
    assert asked >= 500


def test_before_the_newest_event_facts_never_say_better_than_the_verdict() -> None:
    """As the clock of a reader does that lies behind the clock of who wrote."""
    rng, asked = random.Random(11), 0

    for _ in range(400):
        histories = made_up_histories(rng, rng.randrange(1, 3))
        facts = stored_and_back(facts_of_product(histories))
        for event in (e for h in histories for e in h.events):
            for moment in (event.at - SECOND, event.at - dt.timedelta(days=1)):
                asked += 1
                if facts.outcome(moment, potential=False) == Outcome.IN_FORCE:
                    assert verdict(histories, moment).outcome is Outcome.IN_FORCE
    assert asked >= 2000


def test_a_reinstatement_by_a_clock_that_is_ahead_cannot_be_checked_until_it_comes() -> None:
    later = START + dt.timedelta(days=10)
    history = History("1", (*made_up_issue(), Event(Kind.SUSPENDED, later - SECOND),
                            Event(Kind.REINSTATED, later)))  # fmt: skip
    facts = stored_and_back(facts_of_product([history]))
    said = [facts.outcome(moment, potential=False) for moment in (later - SECOND, later)]

    assert said == [Outcome.CANNOT_CHECK, Outcome.IN_FORCE]


def test_an_emergency_suspension_is_told_with_its_end_whatever_the_clock() -> None:
    late = START + dt.timedelta(days=10)
    history = History("1", (*made_up_issue(), Event(Kind.SUSPENDED, late, emergency=True)))
    facts = facts_of_product([history])

    assert facts.blocked == "suspended"
    assert facts.blocked_until == late + dt.timedelta(hours=72)


def test_control_facts_that_forget_the_last_day_are_noticed() -> None:
    history = History("1", (*made_up_issue(),))
    after = START + dt.timedelta(days=4000)
    forgetful = replace(facts_of_product([history]), in_force_until=None)

    assert verdict([history], after).outcome is Outcome.EXPIRED
    assert forgetful.outcome(after, potential=False) == Outcome.IN_FORCE


def test_broken_rows_are_listed_as_not_checked() -> None:
    assert BROKEN.outcome(START, potential=True) == Outcome.CANNOT_CHECK
    assert BROKEN.star is None


def stored_and_back(facts: Facts) -> Facts:
    """The facts as a list reads them."""
    return Facts.of(json.loads(json.dumps(facts.stored())))


def _moments(
    rng: random.Random, histories: list[History], last: dt.datetime
) -> Iterator[dt.datetime]:
    """The last event, around every last day and lapse, and far beyond."""
    yield last
    yield last + dt.timedelta(days=rng.randrange(1, 2000))
    for history in histories:
        stands = standing(history, last)
        edge = stands.changes_at or last
        yield from (max(last, edge - SECOND), max(last, edge), edge + dt.timedelta(days=1096))


def test_stars_without_a_first_day_or_a_first_day_without_stars_cover_nothing() -> None:
    for facts in (Facts(star=4), Facts(in_force_from=START.date())):
        assert facts.outcome(START, potential=False) == Outcome.NOT_COVERED
