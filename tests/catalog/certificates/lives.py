"""Made-up lives of certificates for generated tests; awkward days come often."""

from __future__ import annotations

import datetime as dt
from random import Random

from catalog.certificates.events import Event, History, Kind

HANOI = dt.timezone(dt.timedelta(hours=7))
AWKWARD = [
    dt.date(2020, 2, 29),
    dt.date(2021, 8, 31),
    dt.date(2023, 2, 23),
    dt.date(2023, 2, 28),
    dt.date(2024, 2, 29),
    dt.date(2024, 12, 31),
    dt.date(2025, 7, 6),
    dt.date(2026, 5, 31),
]
SECOND = dt.timedelta(seconds=1)
MICROSECOND = dt.timedelta(microseconds=1)
HOURS_72 = dt.timedelta(hours=72)
NEXT = {
    Kind.ISSUED: [Kind.SUSPENDED, Kind.REVOKED, Kind.RENEWED, Kind.SUPERSEDED],
    Kind.RENEWED: [Kind.SUSPENDED, Kind.REVOKED, Kind.RENEWED, Kind.SUPERSEDED],
    Kind.SUSPENDED: [Kind.REINSTATED, Kind.SUSPENDED, Kind.REVOKED, Kind.SUPERSEDED, Kind.RENEWED],
    Kind.REINSTATED: [Kind.SUSPENDED, Kind.REVOKED, Kind.RENEWED, Kind.SUPERSEDED],
    Kind.REVOKED: [],
    Kind.SUPERSEDED: [],
}
STEPS = [
    dt.timedelta(0),
    MICROSECOND,
    dt.timedelta(hours=71, minutes=59, seconds=59),
    HOURS_72,
    dt.timedelta(days=40),
    dt.timedelta(days=400),
    dt.timedelta(days=1096),
    dt.timedelta(days=1200),
]


def term(first: dt.date) -> dt.date:
    """Thirty-six months on, the short way: only 29 February has no such day three years later."""
    leap_day = (first.month, first.day) == (2, 29)
    return first.replace(year=first.year + 3, day=28 if leap_day else first.day)


def moment_of(day: dt.date, random: Random) -> dt.datetime:
    start = dt.datetime.combine(day, dt.time.min, HANOI)
    return start + random.choice([dt.timedelta(0), dt.timedelta(hours=9, minutes=30), -SECOND])


def event(kind: Kind, at: dt.datetime, star: int, random: Random) -> Event:
    grant = kind in (Kind.ISSUED, Kind.RENEWED)
    return Event(
        kind,
        at,
        emergency=kind is Kind.SUSPENDED and random.random() < 0.5,
        star=star if grant else None,
        last_day=term(at.astimezone(HANOI).date()) if grant else None,
    )


def life(number: str, random: Random) -> History:
    """One certificate from its first day to wherever chance leaves it; may also be blank."""
    if random.random() < 0.03:
        return History(number, ())
    day = random.choice([*AWKWARD, dt.date(2019, 9, 1) + dt.timedelta(random.randrange(2200))])
    star = random.choice([3, 4, 5])
    events = [event(Kind.ISSUED, moment_of(day, random), star, random)]
    while (following := NEXT[events[-1].kind]) and random.random() < 0.6:
        at = events[-1].at + random.choice(STEPS)
        events.append(event(random.choice(following), at, star, random))
    return History(number, tuple(events))


def turning_points(histories: list[History]) -> list[dt.datetime]:
    """Every moment at which something may begin or end."""
    points = []
    for each in (one for history in histories for one in history.events):
        points += [each.at, each.at + HOURS_72]
        if each.last_day:
            midnight = dt.datetime.combine(each.last_day, dt.time.min, HANOI)
            points.append(midnight + dt.timedelta(days=1))
    return points or [dt.datetime(2026, 3, 1, tzinfo=HANOI)]
