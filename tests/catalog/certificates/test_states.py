from __future__ import annotations

import datetime as dt

import pytest

from catalog.certificates.events import Event, History, Kind
from catalog.certificates.states import State, end_of, standing
from tests.catalog.certificates.lives import HANOI, SECOND

START = dt.datetime(2026, 3, 1, tzinfo=HANOI)
LAST = dt.date(2029, 3, 1)
ISSUE = Event(Kind.ISSUED, START, star=4, last_day=LAST)
DAY = dt.timedelta(days=1)


def state(at: dt.datetime, *more: Event) -> State:
    return standing(History("GL-1", (ISSUE, *more)), at).state


def test_a_certificate_holds_from_its_first_moment_to_the_end_of_its_last_day() -> None:
    moments = (START - SECOND, START, end_of(LAST) - SECOND, end_of(LAST))

    assert [state(at) for at in moments] == [
        State.NOT_YET, State.IN_FORCE, State.IN_FORCE, State.EXPIRED,
    ]  # fmt: skip
    assert end_of(LAST) == dt.datetime(2029, 3, 2, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (Kind.SUSPENDED, State.SUSPENDED),
        (Kind.REVOKED, State.REVOKED),
        (Kind.SUPERSEDED, State.SUPERSEDED),
    ],
)
def test_what_stops_a_certificate_outlasts_its_last_day(kind: Kind, found: State) -> None:
    stop = Event(kind, START + DAY)

    assert state(START + DAY, stop) is found
    assert state(end_of(LAST) + DAY, stop) is found


def test_an_emergency_suspension_ends_by_itself_and_says_when() -> None:
    hurry = Event(Kind.SUSPENDED, START + DAY, emergency=True)
    stands = standing(History("GL-1", (ISSUE, hurry)), START + DAY)

    assert (stands.state, stands.changes_at) == (State.SUSPENDED, START + 4 * DAY)
    assert state(START + 4 * DAY, hurry) is State.IN_FORCE


def test_a_renewal_carries_the_certificate_on() -> None:
    renewal = Event(Kind.RENEWED, START + DAY, star=4, last_day=dt.date(2032, 3, 1))

    assert state(end_of(LAST), renewal) is State.IN_FORCE


BEHIND = [dt.timedelta(seconds=2), dt.timedelta(hours=2), DAY]


@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize("kind", [Kind.REVOKED, Kind.SUPERSEDED, Kind.SUSPENDED])
def test_what_stops_a_certificate_holds_for_a_clock_that_is_behind(
    kind: Kind, behind: dt.timedelta
) -> None:
    stop = Event(kind, START + 2 * DAY)

    assert state(stop.at - behind, stop) == kind.value


@pytest.mark.parametrize("behind", BEHIND)
def test_what_gives_a_certificate_back_waits_for_its_moment(behind: dt.timedelta) -> None:
    stop, go = Event(Kind.SUSPENDED, START + DAY), Event(Kind.REINSTATED, START + 3 * DAY)
    found = standing(History("GL-1", (ISSUE, stop, go)), go.at - behind)

    assert (found.state, found.changes_at, found.newest) == (State.SUSPENDED, go.at, go.at)
    assert state(go.at, stop, go) is State.IN_FORCE


def test_a_suspension_after_a_reinstatement_holds_for_a_clock_behind_both() -> None:
    events = [Event(Kind.SUSPENDED, START + DAY), Event(Kind.REINSTATED, START + 2 * DAY),
              Event(Kind.SUSPENDED, START + 3 * DAY)]  # fmt: skip

    assert [state(START + n * DAY, *events) for n in (0, 1, 2, 3)] == [State.SUSPENDED] * 4


def test_a_grant_of_the_future_does_not_count_yet() -> None:
    found = standing(History("GL-1", (ISSUE,)), START - SECOND)

    assert (found.state, found.changes_at, found.newest) == (State.NOT_YET, START, START)


def test_the_past_is_asked_of_what_had_happened_by_then() -> None:
    history = History("GL-1", (ISSUE, Event(Kind.REVOKED, START + DAY)))

    assert standing(history.until(START), START).state is State.IN_FORCE
    assert len(history.until(START + DAY).events) == 2
