"""The state of one certificate at one moment, from its events alone (pure)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
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
    """A state with the events that make it so: the grant in force, and what decided the state.

    `changes_at` is the earliest coming moment at which it may be another. `newest` is the moment
    of the newest event: before it, somebody's clock is behind and nothing may be kept.
    """

    state: State
    grant: Event | None = None
    cause: Event | None = None
    changes_at: dt.datetime | None = None
    newest: dt.datetime | None = field(default=None, compare=False)


def standing(history: History, at: dt.datetime) -> Standing:
    """How the certificate stands at the aware moment `at`.

    Order: revoked, superseded, suspended, expired. A suspension outlasts the last day; an emergency
    one ends after 72 hours. The register holds no event of the future, so an event later than `at`
    shows a clock that is behind: what stops a certificate holds as soon as it is written, what
    grants or reinstates it only from its own moment. For how it stood on a day of the past, ask
    `history.until(day)`.
    """
    newest = max((event.at for event in history.events), default=None)
    coming = [event.at for event in history.events if event.at > at]
    grant = _last([event for event in history.events if event.at <= at], *GRANTS)
    if grant is None or grant.last_day is None:
        return Standing(State.NOT_YET, changes_at=min(coming, default=None), newest=newest)
    for kind, state in ((Kind.REVOKED, State.REVOKED), (Kind.SUPERSEDED, State.SUPERSEDED)):
        if cause := _last(history.events, kind):
            return Standing(state, grant, cause, newest=newest)
    state, cause, ends = _running(history, grant, at)
    changes_at = min([*coming, *([ends] if ends else [])], default=None)
    return Standing(state, grant, cause, changes_at, newest)


def _running(
    history: History, grant: Event, at: dt.datetime
) -> tuple[State, Event, dt.datetime | None]:
    """State, cause and own end of a certificate that nothing ended for good."""
    if cause := _suspension(history.events, at):
        return State.SUSPENDED, cause, cause.lapses_at()
    last_day = grant.last_day or grant.first_day
    if at.astimezone(LOCAL).date() > last_day:
        return State.EXPIRED, grant, None
    return State.IN_FORCE, grant, end_of(last_day)


def end_of(day: dt.date) -> dt.datetime:
    """Answer the first moment after the local day: the midnight at which a certificate expires."""
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min, LOCAL)


def _last(events: Sequence[Event], *kinds: Kind) -> Event | None:
    return next((event for event in reversed(events) if event.kind in kinds), None)


def _suspension(events: Sequence[Event], at: dt.datetime) -> Event | None:
    """The suspension that holds at `at`, if any; one without an end before one that lapses."""
    holding: list[Event] = []
    for event in events:
        if event.kind is Kind.REINSTATED and event.at <= at:
            holding = []
        lapses = event.lapses_at()
        if event.kind is Kind.SUSPENDED and (lapses is None or at < lapses):
            holding.append(event)
    lasting = [event for event in holding if not event.emergency]
    found = lasting or holding
    return found[-1] if found else None
