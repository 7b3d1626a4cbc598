"""The state of one certificate at one moment, from its events alone (pure)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from catalog.certificates.events import GRANTS, LOCAL, Event, History, Kind


class State(StrEnum):
    """Where a certificate stands. Expiry is computed from the last local day, inclusive."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"


@dataclass(frozen=True)
class Standing:
    """A state with the events that make it so: the grant in force, and what decided the state."""

    state: State
    grant: Event | None = None
    cause: Event | None = None
    changes_at: dt.datetime | None = None


def standing(history: History, at: dt.datetime) -> Standing:
    """Answer how the certificate stands at the aware moment `at`.

    Order: revoked, superseded, suspended, expired (architecture §3.3 places revoked before
    suspended before expired). A suspension outlasts the last day; an emergency one ends after 72 h.
    """
    past = [event for event in history.events if event.at <= at]
    grant = _last(past, *GRANTS)
    if grant is None or grant.last_day is None:
        return Standing(State.NOT_YET)
    for kind, state in ((Kind.REVOKED, State.REVOKED), (Kind.SUPERSEDED, State.SUPERSEDED)):
        if cause := _last(past, kind):
            return Standing(state, grant, cause)
    if cause := _suspension(past, at):
        return Standing(State.SUSPENDED, grant, cause, cause.lapses_at())
    if at.astimezone(LOCAL).date() > grant.last_day:
        return Standing(State.EXPIRED, grant, grant)
    return Standing(State.IN_FORCE, grant, grant, end_of(grant.last_day))


def end_of(day: dt.date) -> dt.datetime:
    """Answer the first moment after the local day: the midnight at which a certificate expires."""
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min, LOCAL)


def _last(events: list[Event], *kinds: Kind) -> Event | None:
    return next((event for event in reversed(events) if event.kind in kinds), None)


def _suspension(past: list[Event], at: dt.datetime) -> Event | None:
    """Answer the suspension that holds at `at`, if any."""
    event = _last(past, Kind.SUSPENDED, Kind.REINSTATED)
    if event is None or event.kind is not Kind.SUSPENDED:
        return None
    lapses = event.lapses_at()
    return event if lapses is None or at < lapses else None
