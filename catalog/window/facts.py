"""The certificate facts a list is filtered by, and what holds of them at a moment (pure).

The facts say what happened, never what holds: that is asked of them with a moment.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from base.local_time import local
from catalog.certificates.events import History
from catalog.certificates.outcomes import Outcome
from catalog.certificates.states import Standing, State, standing
from catalog.certificates.verdict import verdict

CANNOT_CHECK = str(Outcome.CANNOT_CHECK)


@dataclass(frozen=True, slots=True)
class Facts:
    """Of the certificate that speaks: stars, first and last local day, what blocks it, until when.

    `blocked` is empty, suspended, revoked, superseded or cannot_check; `blocked_until` is the
    aware moment an emergency suspension lapses by itself, None for whatever stays. `newest` is the
    aware moment of the newest event known, of all the product's certificates.
    """

    star: int | None = None
    in_force_from: dt.date | None = None
    in_force_until: dt.date | None = None
    blocked: str = ""
    blocked_until: dt.datetime | None = None
    newest: dt.datetime | None = None

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """The facts a document holds; the opposite of `stored`."""
        return cls(
            stored["star"],
            _day(stored["in_force_from"]),
            _day(stored["in_force_until"]),
            stored["blocked"],
            _moment(stored["blocked_until"]),
            _moment(stored["newest"]),
        )

    def stored(self) -> dict[str, Any]:
        """The facts as JSON can hold them: days and moments in ISO."""
        return {
            name: value.isoformat() if isinstance(value, dt.date) else value
            for name, value in asdict(self).items()
        }

    def outcome(self, at: dt.datetime, *, potential: bool) -> str:
        """What the verdict says at the aware moment `at`, or "superseded" of one certificate.

        In the order of the verdict: what blocks, then the last day, then what is left. What blocks
        holds as soon as it is written; what grants or reinstates was written by a clock that is
        ahead when `newest` is still to come, and until then nothing can be said here.
        """
        if self.blocked and (self.blocked_until is None or at < self.blocked_until):
            return self.blocked
        if self.newest is not None and at < self.newest:
            return CANNOT_CHECK
        day = local(at).date()
        if self.in_force_until is not None and self.in_force_until < day:
            return str(Outcome.EXPIRED)
        if potential:
            return str(Outcome.POTENTIAL)
        if self.star is None or self.in_force_from is None or day < self.in_force_from:
            return str(Outcome.NOT_COVERED)
        return str(Outcome.IN_FORCE)


NOTHING = Facts()
BROKEN = Facts(blocked=CANNOT_CHECK)
BLOCKING = (State.SUSPENDED, State.REVOKED, State.SUPERSEDED)


def facts_of_product(histories: Iterable[History]) -> Facts:
    """The facts of the certificate that governs the product since the newest event.

    From then on the same certificate governs for ever, so no clock is asked: whoever makes the
    row, it says the same.
    """
    known = {each.number: each for each in histories}
    newest = newest_of(known.values())
    number = verdict(known.values(), newest).certificate if newest else ""
    return _facts(known[number], newest) if number and newest else NOTHING


def facts_of_certificate(history: History) -> Facts:
    """The facts of one certificate since its newest event."""
    newest = newest_of([history])
    return _facts(history, newest) if newest else NOTHING


def newest_of(histories: Iterable[History]) -> dt.datetime | None:
    """The moment of the newest event; None when there is none."""
    return max((event.at for each in histories for event in each.events), default=None)


def _facts(history: History, newest: dt.datetime) -> Facts:
    stands = standing(history, newest)
    if stands.grant is None:
        return NOTHING
    return Facts(
        star=stands.grant.star,
        in_force_from=stands.grant.first_day,
        in_force_until=stands.grant.last_day,
        blocked=str(stands.state) if stands.state in BLOCKING else "",
        blocked_until=_lapses_at(stands),
        newest=newest,
    )


def _lapses_at(stands: Standing) -> dt.datetime | None:
    return stands.changes_at if stands.state is State.SUSPENDED else None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _moment(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
