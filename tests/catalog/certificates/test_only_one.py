"""At most one certificate of a product is in force, in whatever order decisions are entered."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

import pytest

from catalog.certificates.events import Event, History, Kind
from catalog.certificates.guards import LIVE, Circumstances, Reason, Refused, check
from catalog.certificates.states import State, standing
from catalog.certificates.verdict import verdict
from tests.catalog.certificates.lives import HANOI, term

HISTORIES = int(os.environ.get("GENERATED_HISTORIES", "1500"))
FIRST, NOW = dt.date(2023, 6, 1), dt.datetime(2025, 6, 1, 12, tzinfo=HANOI)
STEPS = [dt.timedelta(days=days) for days in (-400, -30, -1, 0, 0, 1, 2, 30, 400)]
OFF = [dt.timedelta(seconds=2), dt.timedelta(hours=2), dt.timedelta(days=1)]
GRANTS = (Kind.ISSUED, Kind.RENEWED)
SCORE = Decimal("78.66")


@dataclass
class Office:
    """A product's papers as the door would take them in: the guards, and what issuing does."""

    papers: list[History] = field(default_factory=list)
    refused: list[Reason] = field(default_factory=list)
    log: list[list[History]] = field(default_factory=list)  # as it was after each act
    now: dt.datetime = NOW

    def around(self, but: str) -> Circumstances:
        others = tuple(each for each in self.papers if each.number != but and each.events)
        return Circumstances(
            now=self.now, authority_level="province", authority_existed=True,
            authority_answers=True, proposer="Thư ký", approver="Người duyệt", others=others,
        )  # fmt: skip

    def act(self, number: str, kind: Kind, at: dt.datetime, *, emergency: bool = False) -> bool:
        grant = kind in GRANTS
        event = Event(
            kind, at, decision_number="1/QĐ", decision_date=at.date(), reason="x",
            emergency=emergency, star=4 if grant else None, ruleset="rs2023" if grant else "",
            last_day=term(at.date()) if grant else None,
        )  # fmt: skip
        event = replace(event, score=SCORE) if grant else event
        place = next(n for n, each in enumerate(self.papers) if each.number == number)
        try:
            check(self.papers[place], event, self.around(number))
        except Refused as refused:
            self.refused.append(refused.reason)
            return False
        self.papers[place] = History(number, (*self.papers[place].events, event))
        return True

    def issue(self, at: dt.datetime) -> None:
        """As issue_certificate: what is live is superseded first; all or nothing."""
        before, number = list(self.papers), f"GL-{len(self.papers)}"
        live = [each.number for each in before if standing(each, at).state in LIVE]
        self.papers.append(History(number, ()))
        done = [self.act(old, Kind.SUPERSEDED, at) for old in live]
        if not (all(done) and self.act(number, Kind.ISSUED, at)):
            self.papers = before


def lived(random: Random) -> Office:
    """Some acts in any order of days; what the guards refuse does not happen."""
    office, day = Office(), dt.datetime.combine(FIRST, dt.time.min, HANOI)
    for _ in range(random.randrange(2, 9)):
        office.log.append(list(office.papers))
        day = min(day + random.choice(STEPS), NOW)
        if not office.papers or random.random() < 0.4:
            office.issue(day)
            continue
        kind = random.choice([Kind.SUSPENDED, Kind.REINSTATED, Kind.REVOKED, Kind.RENEWED])
        hurry = kind is Kind.SUSPENDED and random.random() < 0.4
        office.act(random.choice(office.papers).number, kind, day, emergency=hurry)
    office.log.append(list(office.papers))
    return office


def ended(paper: History) -> bool:
    return any(each.kind in {Kind.REVOKED, Kind.SUPERSEDED} for each in paper.events)


def in_force_by_hand(paper: History, at: dt.datetime) -> bool:
    """The independent table: granted, not over, and nothing written that stops it."""
    grants = [e for e in paper.events if e.kind in GRANTS and e.at <= at]
    if not grants or ended(paper) or at.astimezone(HANOI).date() > (grants[-1].last_day or FIRST):
        return False
    given_back = [n for n, e in enumerate(paper.events)
                  if e.kind is Kind.REINSTATED and e.at <= at]  # fmt: skip
    stops = [e for e in paper.events[max(given_back, default=0) :] if e.kind is Kind.SUSPENDED]
    return all(e.emergency and at >= e.at + dt.timedelta(hours=72) for e in stops)


def test_in_generated_histories_with_late_entries_one_at_most_is_in_force() -> None:
    random, seen, wrong = Random(5), set(), []
    for _ in range(HISTORIES):
        office = lived(random)
        seen |= set(office.refused)
        acts = {event.at for paper in office.papers for event in paper.events}
        for at in acts | {act + sign * off for act in acts for off in OFF for sign in (1, -1)}:
            true = [each.number for each in office.papers if in_force_by_hand(each, at)]
            said = [each.number for each in office.papers
                    if standing(each, at).state is State.IN_FORCE]  # fmt: skip
            found = verdict(office.papers, at)
            claimed = [found.certificate] if found.star else []
            if said != true or len(true) > 1 or claimed not in ([], true):
                wrong.append((office.papers, at, true, said, claimed))

    assert wrong == []
    assert {Reason.LATER_CERTIFICATE, Reason.BEFORE_THE_LAST_EVENT, Reason.NOT_AFTER_THIS} <= seen


def test_a_clock_that_is_behind_never_says_better_than_the_truth() -> None:
    random, better = Random(6), []
    for _ in range(HISTORIES):
        for known in filter(None, lived(random).log):
            now = max(event.at for paper in known for event in paper.events)
            truth = verdict(known, now)
            for off in OFF:
                behind = verdict(known, now - off)
                may = truth.star is not None or not_over_yet(known, now, off)
                if behind.star and not may:
                    better.append((known, now, off))

    assert better == []


def not_over_yet(known: list[History], now: dt.datetime, off: dt.timedelta) -> bool:
    """The one thing a clock decides: the last day was not yet over then."""
    return any(
        e.last_day and now - off < dt.datetime.combine(e.last_day, dt.time.max, HANOI) < now
        for paper in known
        for e in paper.events
    )


@pytest.mark.parametrize("state", LIVE)
def test_a_grant_beside_a_live_certificate_is_refused(state: State) -> None:
    office = Office()
    office.issue(dt.datetime.combine(FIRST, dt.time.min, HANOI))
    if state is State.SUSPENDED:
        office.act("GL-0", Kind.SUSPENDED, NOW)
    office.papers.append(History("GL-1", ()))

    assert not office.act("GL-1", Kind.ISSUED, NOW)
    assert office.refused == [Reason.OTHER_IS_LIVE]
