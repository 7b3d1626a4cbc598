"""The verdict against an independent table, and at the moments where mistakes are made."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.certificates.events import Event, History, Kind
from catalog.certificates.outcomes import Outcome
from catalog.certificates.verdict import Verdict, verdict
from tests.catalog.certificates.lives import (
    HANOI,
    HOURS_72,
    MICROSECOND,
    SECOND,
    life,
    turning_points,
)
from tests.catalog.certificates.painting import Painted, painted

START = dt.datetime(2026, 3, 1, tzinfo=HANOI)
LAST = dt.date(2029, 3, 1)
AROUND = (-SECOND, -MICROSECOND, dt.timedelta(0), MICROSECOND, SECOND)


def summary(found: Verdict) -> Painted:
    return Painted(found.outcome.value, found.certificate, found.star, found.valid_until)


def product_lives(random: Random) -> list[History]:
    return [life(f"GL-{place}", random) for place in range(random.choice([1, 1, 1, 2, 3]))]


def issued(at: dt.datetime = START, last_day: dt.date = LAST, star: int = 4) -> Event:
    return Event(Kind.ISSUED, at, star=star, last_day=last_day)


def one(*events: Event) -> list[History]:
    return [History("GL-1", events)]


def outcome_at(moment: dt.datetime, *events: Event) -> Outcome:
    return verdict(one(*events), moment).outcome


def test_twenty_thousand_generated_verdicts_equal_the_painted_table() -> None:
    random, checked, seen, wrong = Random(20260301), 0, set(), []
    while checked < 20_000:
        histories, potential = product_lives(random), random.random() < 0.15
        points = turning_points(histories)
        for moment in (random.choice(points) + random.choice(AROUND) for _ in range(12)):
            expected = painted(histories, moment, potential=potential)
            found = summary(verdict(histories, moment, potential=potential))
            wrong += [(histories, moment, expected, found)] if found != expected else []
            seen.add(expected.outcome)
            checked += 1

    assert wrong == []
    assert seen == {
        "in_force", "suspended", "revoked", "expired", "not_covered", "potential"
    }  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(seed=st.integers(0, 2**32), offset=st.sampled_from(AROUND), potential=st.booleans())
def test_nothing_changes_before_the_moment_a_verdict_names(
    seed: int, offset: dt.timedelta, *, potential: bool
) -> None:
    random = Random(seed)
    histories = product_lives(random)
    points = turning_points(histories)
    moment = random.choice(points) + offset
    now = verdict(histories, moment, potential=potential)
    tests = [point + around for point in points for around in AROUND]

    for later in tests:
        if moment <= later and (now.changes_at is None or later < now.changes_at):
            assert summary(verdict(histories, later, potential=potential)) == summary(now)


@settings(max_examples=300, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_when_all_events_are_past_the_named_moment_is_a_change(seed: int) -> None:
    histories = product_lives(Random(seed))
    moment = max((e.at for history in histories for e in history.events), default=START)
    now = verdict(histories, moment)

    if now.changes_at is not None:
        assert verdict(histories, now.changes_at - MICROSECOND).outcome is now.outcome
        assert verdict(histories, now.changes_at).outcome is not now.outcome


def test_the_last_second_of_the_last_local_day_is_in_force() -> None:
    evening = dt.datetime(2029, 3, 1, 23, 59, 59, 999999, tzinfo=HANOI)

    assert outcome_at(evening, issued()) is Outcome.IN_FORCE


def test_midnight_after_the_last_local_day_is_expired() -> None:
    found = verdict(one(issued()), dt.datetime(2029, 3, 2, tzinfo=HANOI))

    assert (found.outcome, found.star, found.former_star) == (Outcome.EXPIRED, None, 4)


def test_the_day_ends_in_vietnam_not_in_greenwich() -> None:
    assert outcome_at(dt.datetime(2029, 3, 1, 16, 59, 59, tzinfo=dt.UTC), issued()) == "in_force"
    assert outcome_at(dt.datetime(2029, 3, 1, 17, 0, 0, tzinfo=dt.UTC), issued()) == "expired"


def test_a_verdict_in_force_names_the_midnight_that_ends_it() -> None:
    found = verdict(one(issued()), START)

    assert found.changes_at == dt.datetime(2029, 3, 2, tzinfo=HANOI)
    assert (found.star, found.former_star, found.valid_from) == (4, None, START.date())


def test_the_moment_before_the_first_day_is_not_covered() -> None:
    found = verdict(one(issued()), START - MICROSECOND)

    assert found == Verdict(Outcome.NOT_COVERED, changes_at=START)


def test_an_emergency_suspension_lapses_after_exactly_72_hours() -> None:
    stop = Event(Kind.SUSPENDED, START + SECOND, emergency=True)
    lapse = START + SECOND + HOURS_72

    assert verdict(one(issued(), stop), lapse - MICROSECOND).changes_at == lapse
    assert outcome_at(lapse - MICROSECOND, issued(), stop) is Outcome.SUSPENDED
    assert outcome_at(lapse, issued(), stop) is Outcome.IN_FORCE


def test_a_confirmed_suspension_does_not_lapse() -> None:
    stop = Event(Kind.SUSPENDED, START, emergency=True)
    confirmed = Event(Kind.SUSPENDED, START + HOURS_72 - SECOND)

    assert outcome_at(START + 2 * HOURS_72, issued(), stop, confirmed) is Outcome.SUSPENDED


def test_a_suspension_outlasts_the_last_day() -> None:
    stop = Event(Kind.SUSPENDED, START + SECOND)
    found = verdict(one(issued(), stop), dt.datetime(2030, 1, 1, tzinfo=HANOI))

    assert (found.outcome, found.changes_at) == (Outcome.SUSPENDED, None)


def test_reinstated_after_the_last_day_is_expired() -> None:
    late = dt.datetime(2029, 6, 1, tzinfo=HANOI)
    stop, go = Event(Kind.SUSPENDED, START), Event(Kind.REINSTATED, late)

    assert outcome_at(late, issued(), stop, go) is Outcome.EXPIRED


def test_renewal_of_an_expired_certificate_puts_it_in_force_again() -> None:
    late = dt.datetime(2029, 6, 1, tzinfo=HANOI)
    renewed = Event(Kind.RENEWED, late, star=4, last_day=dt.date(2032, 6, 1))

    assert outcome_at(late - SECOND, issued(), renewed) is Outcome.EXPIRED
    assert verdict(one(issued(), renewed), late).valid_until == dt.date(2032, 6, 1)


def test_revoked_weighs_more_than_suspended_and_expired() -> None:
    stop, gone = Event(Kind.SUSPENDED, START), Event(Kind.REVOKED, START + SECOND)
    found = verdict(one(issued(), stop, gone), dt.datetime(2031, 1, 1, tzinfo=HANOI))

    assert (found.outcome, found.cause) == (Outcome.REVOKED, gone)


def test_the_new_certificate_speaks_once_it_supersedes_the_old_one() -> None:
    later = START + HOURS_72
    old = History("GL-1", (issued(), Event(Kind.SUPERSEDED, later, successor="GL-2")))
    new = History("GL-2", (issued(later, dt.date(2029, 3, 4), star=5),))

    before, after = (verdict([old, new], moment) for moment in (later - SECOND, later))

    assert (before.outcome, before.changes_at, before.newest) == (
        Outcome.NOT_COVERED, later, later,
    )  # fmt: skip
    assert (after.certificate, after.star) == ("GL-2", 5)


def test_when_the_new_certificate_is_revoked_the_old_one_does_not_come_back() -> None:
    later = START + HOURS_72
    old = History("GL-1", (issued(), Event(Kind.SUPERSEDED, later, successor="GL-2")))
    new = History("GL-2", (issued(later, LAST), Event(Kind.REVOKED, later)))

    assert verdict([old, new], later).outcome is Outcome.REVOKED


def test_a_product_without_certificates_is_not_covered() -> None:
    assert verdict([], START) == Verdict(Outcome.NOT_COVERED)


def test_a_potential_product_without_certificates_is_potential() -> None:
    assert verdict([], START, potential=True) == Verdict(Outcome.POTENTIAL)


def test_a_potential_product_never_shows_a_star_even_with_a_running_certificate() -> None:
    found = verdict(one(issued()), START, potential=True)

    assert (found.outcome, found.star, found.former_star) == (Outcome.POTENTIAL, None, None)


@pytest.mark.parametrize(
    ("kind", "outcome"), [(Kind.REVOKED, Outcome.REVOKED), (Kind.SUSPENDED, Outcome.SUSPENDED)]
)
def test_a_graver_outcome_of_a_potential_product_is_said(kind: Kind, outcome: Outcome) -> None:
    found = verdict(one(issued(), Event(kind, START)), START, potential=True)

    assert found.outcome is outcome


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (dt.date(2024, 2, 29), dt.date(2027, 2, 28)),
        (dt.date(2021, 8, 31), dt.date(2024, 8, 31)),
        (dt.date(2024, 12, 31), dt.date(2027, 12, 31)),
    ],
)
def test_terms_that_begin_on_awkward_days_end_on_their_last_day(
    first: dt.date, last: dt.date
) -> None:
    grant = issued(dt.datetime.combine(first, dt.time.min, HANOI), last)
    evening = dt.datetime.combine(last, dt.time.max, HANOI)

    assert outcome_at(evening, grant) is Outcome.IN_FORCE
    assert outcome_at(evening + MICROSECOND, grant) is Outcome.EXPIRED
