"""The verdict: the only place that says "in force" (pure).

A function of a product's certificate events and a moment. Nothing is stored, nothing is assumed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from catalog.certificates.events import GRANTS, Event, History
from catalog.certificates.outcomes import Outcome, gravest
from catalog.certificates.states import Standing, State, standing

OUTCOME_OF = {
    State.IN_FORCE: Outcome.IN_FORCE,
    State.SUSPENDED: Outcome.SUSPENDED,
    State.EXPIRED: Outcome.EXPIRED,
    State.REVOKED: Outcome.REVOKED,
    State.NOT_YET: Outcome.NOT_COVERED,
}


@dataclass(frozen=True)
class Verdict:
    """What holds for one product at one moment.

    `star` is set only when the outcome is in force; otherwise the stars it once had are
    `former_star`. `grant` is the event that gave the stars, `cause` the one that decided the
    outcome. `changes_at` is the next moment at which the same facts may give another verdict:
    until then, not included, this one holds; None is for ever.
    """

    outcome: Outcome
    certificate: str = ""
    grant: Event | None = None
    cause: Event | None = None
    changes_at: dt.datetime | None = None
    newest: dt.datetime | None = field(default=None, compare=False)

    @property
    def star(self) -> int | None:
        """Stars to draw today: only while the certificate is in force."""
        return self.grant.star if self.grant and self.outcome is Outcome.IN_FORCE else None

    @property
    def former_star(self) -> int | None:
        """Stars that do not count now, for the sentence "từng đạt n sao, hết hạn …".

        None for a potential product: its certificate, if it has one, may well be running.
        """
        silent = self.outcome in (Outcome.IN_FORCE, Outcome.POTENTIAL)
        return self.grant.star if self.grant and not silent else None

    @property
    def valid_from(self) -> dt.date | None:
        """First local day."""
        return self.grant.first_day if self.grant else None

    @property
    def valid_until(self) -> dt.date | None:
        """Last local day, inclusive."""
        return self.grant.last_day if self.grant else None


CANNOT_CHECK = Verdict(Outcome.CANNOT_CHECK)


def verdict(histories: Iterable[History], at: dt.datetime, *, potential: bool = False) -> Verdict:
    """Answer what holds at the aware moment `at` for a product with these certificates.

    The certificate with the latest grant by `at` that was not superseded governs (BR 9: a later
    certificate supersedes an earlier one). A potential product never gets better than "potential".
    """
    histories = list(histories)
    governing = _governing(histories, at)
    moments = [event.at for each in histories for event in each.events]
    coming, newest = [each for each in moments if each > at], max(moments, default=None)
    if governing is None:
        uncovered = Outcome.POTENTIAL if potential else Outcome.NOT_COVERED
        return Verdict(uncovered, changes_at=min(coming, default=None), newest=newest)
    number, stands = governing
    changes_at = min([*coming, *filter(None, [stands.changes_at])], default=None)
    outcome = OUTCOME_OF[stands.state]
    if potential:
        outcome = gravest([outcome, Outcome.POTENTIAL])
    return Verdict(outcome, number, stands.grant, stands.cause, changes_at, newest)


def _governing(histories: Iterable[History], at: dt.datetime) -> tuple[str, Standing] | None:
    """Answer the number and standing of the certificate that speaks for the product."""
    live = [(each, standing(each, at)) for each in histories]
    speaking = [
        (each, stands)
        for each, stands in live
        if stands.state not in (State.NOT_YET, State.SUPERSEDED)
    ]
    if not speaking:
        return None
    history, stands = max(speaking, key=lambda pair: (_granted_at(pair[0], at), pair[0].number))
    return history.number, stands


def _granted_at(history: History, at: dt.datetime) -> dt.datetime:
    """Answer when the latest grant up to `at` took effect."""
    return max(event.at for event in history.events if event.kind in GRANTS and event.at <= at)
