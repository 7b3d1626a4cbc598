"""What can happen to a certificate, as plain values (pure)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
# Unless two people confirm it. A rule of this register's own, until a legal source is found: see
# docs/explanation/the-verdict.md.
EMERGENCY_LASTS = dt.timedelta(hours=72)


class Kind(StrEnum):
    """The six events of a certificate's life; expiry is none of them, it is computed."""

    ISSUED = "issued"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    RENEWED = "renewed"


GRANTS = (Kind.ISSUED, Kind.RENEWED)


@dataclass(frozen=True)
class Event:
    """One event: effective at the aware moment `at`, by a decision of an authority.

    Grants (issued, renewed) carry score, star, rule-set key and the last valid local day.
    """

    kind: Kind
    at: dt.datetime
    decision_number: str = ""
    decision_date: dt.date | None = None
    authority: str = ""
    reason: str = ""
    emergency: bool = False
    score: Decimal | None = None
    star: int | None = None
    ruleset: str = ""
    last_day: dt.date | None = None
    successor: str = ""

    @property
    def first_day(self) -> dt.date:
        """The local day the event takes effect."""
        return self.at.astimezone(LOCAL).date()

    def lapses_at(self) -> dt.datetime | None:
        """When an emergency suspension ends by itself; None for every other event."""
        if self.kind is Kind.SUSPENDED and self.emergency:
            return self.at + EMERGENCY_LASTS
        return None


@dataclass(frozen=True)
class History:
    """A certificate's number and all its events, oldest first."""

    number: str
    events: tuple[Event, ...]

    def until(self, at: dt.datetime) -> History:
        """The history as it had happened by the aware moment `at`, for looks at the past."""
        return History(self.number, tuple(event for event in self.events if event.at <= at))
