"""A clock that is stepped in one worker of two: nobody ever says better than the truth.

The truth is a table that the simulation keeps of what was written, in the order of writing. It
knows nothing of events, guards or states; only the 72 hours of an emergency count from the moment
that was written down. GENERATED_HISTORIES says how many lives: `make histories`.
"""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, field
from random import Random

import pytest

from catalog.certificates import states
from catalog.certificates.events import History, Kind
from catalog.certificates.guards import LIVE, present
from catalog.certificates.states import standing
from catalog.certificates.verdict import Verdict, verdict
from tests.catalog.certificates.lives import HANOI, term
from tests.catalog.certificates.test_only_one import Office

LIVES = int(os.environ.get("GENERATED_HISTORIES", "1500"))
BEGIN = dt.datetime(2023, 6, 1, 12, tzinfo=HANOI)
SECOND, DAY = dt.timedelta(seconds=1), dt.timedelta(days=1)
OFF = [sign * off for off in (2 * SECOND, 3600 * 2 * SECOND, DAY) for sign in (1, -1)]
PAUSES = [
    SECOND,
    90 * SECOND,
    dt.timedelta(hours=1),
    DAY,
    dt.timedelta(hours=60),
    dt.timedelta(hours=71),
    3 * DAY - SECOND,
    1090 * DAY,
]
AFTER = [dt.timedelta(0), SECOND, 3 * SECOND, dt.timedelta(hours=3), dt.timedelta(hours=49),
         dt.timedelta(hours=73)]  # fmt: skip
EMERGENCY = dt.timedelta(hours=72)


@dataclass
class Paper:
    """One line of the table."""

    last_day: dt.date
    ended: bool = False
    suspended: bool = False
    emergencies: list[dt.datetime] = field(default_factory=list)

    def holds(self, at: dt.datetime) -> bool:
        """Whether it is in force at a true moment."""
        hurried = any(at < begin + EMERGENCY for begin in self.emergencies)
        return not (self.ended or self.suspended or hurried) and at.date() <= self.last_day


@dataclass
class Town(Office):
    """The register of one product, and the table beside it."""

    truth: dict[str, Paper] = field(default_factory=dict)

    def does(self, kind: Kind, now: dt.datetime, *, emergency: bool = False) -> None:
        """Let a worker whose clock shows `now` act on the newest paper."""
        self.now = now
        if kind is Kind.ISSUED:
            self._issues(now)
            return
        paper = self.papers[-1]
        at = midnight(now) if kind is Kind.RENEWED else present(paper, now)
        if self.act(paper.number, kind, at, emergency=emergency):
            self._note(paper.number, kind, at, emergency=emergency)

    def _issues(self, now: dt.datetime) -> None:
        at, before = midnight(now), len(self.papers)
        live = [each.number for each in self.papers if standing(each, at).state in LIVE]
        self.issue(at)
        if len(self.papers) > before:
            for old in live:
                self.truth[old].ended = True
            self.truth[self.papers[-1].number] = Paper(term(at.date()))

    def _note(self, number: str, kind: Kind, at: dt.datetime, *, emergency: bool) -> None:
        line = self.truth[number]
        if kind is Kind.REVOKED:
            line.ended = True
        elif kind is Kind.RENEWED:
            line.last_day = term(at.date())
        elif kind is Kind.REINSTATED:
            line.suspended, line.emergencies = False, []
        elif emergency:
            line.emergencies.append(at)
        else:
            line.suspended = True

    def true(self, *moments: dt.datetime) -> set[str]:
        """The numbers in force at one of these moments, by what is written now."""
        return {n for n, line in self.truth.items() if any(line.holds(at) for at in moments)}


@dataclass(frozen=True)
class Kept:
    """A page some worker made, with everything it is kept by."""

    says: Verdict
    made: dt.datetime

    @classmethod
    def of(cls, says: Verdict, clock: dt.datetime) -> Kept | None:
        """None for a page made while the clock was behind."""
        return None if says.newest and says.newest > clock else cls(says, clock)

    def is_served(self, clock: dt.datetime) -> bool:
        """As the page cache: same day, not before it was made, not when something may change."""
        ends = self.says.changes_at
        return (
            clock.date() == self.made.date() and clock >= self.made and not (ends and clock >= ends)
        )


def midnight(now: dt.datetime) -> dt.datetime:
    return dt.datetime.combine(now.date(), dt.time.min, HANOI)


def better(town: Town, true_now: dt.datetime, off: dt.timedelta) -> list[object]:
    """Claims that are better than the truth, of both workers, now and from pages afterwards.

    A clock decides one thing alone: how much time has passed. So a worker whose clock is off may
    claim what would hold at the moment it shows, by what is written.
    """
    wrong: list[object] = []
    later = [true_now + each for each in AFTER]
    for clock in (true_now, true_now + off):
        says = verdict(town.papers, clock)
        if claimed(says) - town.true(true_now, clock):
            wrong.append(("at once", clock, says))
        kept = Kept.of(says, clock)
        served = [each for each in later if kept and kept.is_served(each)]
        wrong += [("from a page", clock, each, says) for each in served
                  if claimed(says) - town.true(each)]  # fmt: skip
    return wrong


def claimed(says: Verdict) -> set[str]:
    return {says.certificate} if says.star and says.certificate else set()


def lives(number: int, seed: int = 8) -> list[object]:
    """Everything that was better than the truth in so many lives."""
    random, wrong = Random(seed), list[object]()
    for _ in range(number):
        town, now, off = Town(), BEGIN, random.choice(OFF)
        town.does(Kind.ISSUED, now)
        for _ in range(random.randrange(2, 7)):
            now += random.choice(PAUSES)
            stepped = now + (off if random.random() < 0.5 else dt.timedelta(0))
            kind = random.choice(
                [Kind.SUSPENDED, Kind.SUSPENDED, Kind.REINSTATED, Kind.REVOKED, Kind.RENEWED,
                 Kind.ISSUED]
            )  # fmt: skip
            wrong += better(town, now, off)
            town.does(kind, stepped, emergency=kind is Kind.SUSPENDED and random.random() < 0.5)
            wrong += better(town, now, off) + better(town, now + 2 * SECOND, off)
            wrong += better(town, now + abs(off), dt.timedelta(0))
    return wrong


def test_a_stepped_clock_never_says_better_than_the_truth() -> None:
    assert lives(LIVES)[:3] == []


def test_control_what_waits_for_its_moment_is_better_than_the_truth(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As it was once: an event that lies ahead of the clock is not looked at."""
    whole = states.standing

    def only_past(history: History, at: dt.datetime) -> states.Standing:
        past = tuple(each for each in history.events if each.at <= at)
        return whole(History(history.number, past), at)

    monkeypatch.setattr("catalog.certificates.verdict.standing", only_past)
    assert len(lives(200)) > 20


def test_control_pages_of_a_clock_ahead_are_better_than_the_truth(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Kept, "is_served", lambda self, clock: clock.date() == self.made.date())
    assert len(lives(1500)) > 20
