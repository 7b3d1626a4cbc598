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

    assert state(START + DAY - SECOND, stop) is State.IN_FORCE
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
