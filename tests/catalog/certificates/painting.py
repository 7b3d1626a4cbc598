"""An independent table of verdicts: each certificate's life is painted on a strip of time.

Nothing here calls the product's rules. Time is whole microseconds since 1970 in UTC; Vietnam is
seven hours ahead and knows no summer time.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from catalog.certificates.events import Event, History, Kind

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
MICRO = dt.timedelta(microseconds=1)
SEVEN_HOURS = dt.timedelta(hours=7)
FOR_EVER = 10**18

Coat = tuple[int, int, str]


class Painted(NamedTuple):
    """What the strip shows at one moment."""

    outcome: str
    number: str
    star: int | None
    until: dt.date | None


def tick(moment: dt.datetime) -> int:
    return (moment - EPOCH) // MICRO


def midnight_after(day: dt.date) -> int:
    utc = dt.datetime(day.year, day.month, day.day, 23, 59, 59, 999999, tzinfo=dt.UTC)
    return tick(utc - SEVEN_HOURS) + 1


def coats(events: tuple[Event, ...]) -> list[Coat]:
    """Paint from the first coat to the last; a later coat covers an earlier one."""
    strip: list[Coat] = []
    for event in events:
        if event.kind in {Kind.ISSUED, Kind.RENEWED}:
            assert event.last_day is not None
            ends = midnight_after(event.last_day)
            strip += [(tick(event.at), ends, "in_force"), (ends, FOR_EVER, "expired")]
            strip += [(tick(event.at), FOR_EVER, "expired")] if ends < tick(event.at) else []
    strip += suspensions(events)
    strip += [(-FOR_EVER, FOR_EVER, "superseded") for e in events if e.kind is Kind.SUPERSEDED]
    strip += [(-FOR_EVER, FOR_EVER, "revoked") for e in events if e.kind is Kind.REVOKED]
    return strip


def suspensions(events: tuple[Event, ...]) -> list[Coat]:
    """From the reinstatement before (a clock may be behind) to the one after, or for 72 hours."""
    strip = []
    for place, event in enumerate(events):
        if event.kind is not Kind.SUSPENDED:
            continue
        before = [tick(e.at) for e in events[:place] if e.kind is Kind.REINSTATED]
        after = [tick(e.at) for e in events[place + 1 :] if e.kind is Kind.REINSTATED]
        end = min(after, default=FOR_EVER)
        if event.emergency:
            end = min(end, tick(event.at) + 72 * 3600 * 1_000_000)
        strip.append((max(before, default=-FOR_EVER), end, "suspended"))
    return strip


def colour(events: tuple[Event, ...], now: int) -> str:
    first = min((tick(e.at) for e in events if e.kind is Kind.ISSUED), default=FOR_EVER)
    if now < first:
        return "nothing"
    return [name for start, end, name in coats(events) if start <= now < end][-1]


def painted(histories: list[History], moment: dt.datetime, *, potential: bool) -> Painted:
    """Read the strips of all certificates of a product at one moment."""
    now = tick(moment)
    best: tuple[int, str, str, Event] | None = None
    for history in histories:
        shown = colour(history.events, now)
        if shown in {"nothing", "superseded"}:
            continue
        past = [e for e in history.events if e.star is not None and tick(e.at) <= now]
        candidate = (tick(past[-1].at), history.number, shown, past[-1])
        best = candidate if best is None or candidate[:2] > best[:2] else best
    if best is None:
        return Painted("potential" if potential else "not_covered", "", None, None)
    _, number, shown, grant = best
    outcome = "potential" if potential and shown == "in_force" else shown
    star = grant.star if outcome == "in_force" else None
    return Painted(outcome, number, star, grant.last_day)
