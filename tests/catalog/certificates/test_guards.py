"""Each reason of the register's guards, next to a correct event that passes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from catalog.certificates.events import Event, History, Kind
from catalog.certificates.guards import Circumstances, Reason, Refused, check
from tests.catalog.certificates.lives import HANOI, HOURS_72, MICROSECOND, SECOND, term

NOW = dt.datetime(2026, 6, 1, 12, tzinfo=HANOI)
BLANK = History("GL-1", ())


def issue(day: dt.date, ruleset: str, score: str = "78.66", star: int = 4) -> Event:
    return Event(
        Kind.ISSUED,
        dt.datetime.combine(day, dt.time.min, HANOI),
        decision_number="12/QĐ-UBND",
        decision_date=day,
        score=Decimal(score),
        star=star,
        ruleset=ruleset,
        last_day=term(day),
    )


GOOD = issue(dt.date(2026, 3, 1), "rs2025")
ISSUED = History("GL-1", (GOOD,))
STOP = Event(Kind.SUSPENDED, NOW, decision_number="13/QĐ-UBND", decision_date=NOW.date())
URGENT = Event(Kind.SUSPENDED, NOW, emergency=True, reason="Nghi ngờ an toàn thực phẩm")


def around(level: str = "province", **changes: Any) -> Circumstances:
    usual = Circumstances(
        now=NOW,
        authority_level=level,
        authority_existed=True,
        authority_answers=True,
        proposer="Thư ký",
        approver="Người duyệt",
    )
    return replace(usual, **changes)


def reason_of(
    event: Event, circumstances: Circumstances | None = None, history: History = BLANK
) -> Reason | None:
    """Why the event is refused; None when it is accepted."""
    try:
        check(history, event, circumstances or around())
    except Refused as refused:
        return refused.reason
    return None


DAYS = {
    "rs2019": dt.date(2021, 6, 1),
    "rs2023": dt.date(2024, 6, 1),
    "rs2025": dt.date(2025, 12, 1),
    "rs2026": dt.date(2026, 5, 22),
}
# domain.md §2.1: who issues 3, 4 and 5 stars under each set.
ISSUERS = {
    "rs2019": ("province", "province", "ministry"),
    "rs2023": ("district", "province", "ministry"),
    "rs2025": ("province", "province", "ministry"),
    "rs2026": ("province", "province", "ministry"),
}
SCORES = {3: ("50", "69.99"), 4: ("70", "89.99"), 5: ("90", "100")}


@pytest.mark.parametrize("level", ["district", "province", "ministry"])
@pytest.mark.parametrize("ruleset", DAYS)
def test_only_the_issuer_of_that_date_may_grant_a_star(ruleset: str, level: str) -> None:
    for star, scores in SCORES.items():
        for score in scores:
            found = reason_of(issue(DAYS[ruleset], ruleset, score, star), around(level))
            right = ISSUERS[ruleset][star - 3] == level
            assert found == (None if right else Reason.WRONG_LEVEL), (star, score)


@pytest.mark.parametrize("ruleset", DAYS)
@pytest.mark.parametrize(
    ("score", "star", "reason"),
    [
        ("69.99", 4, Reason.STAR_DOES_NOT_FIT_SCORE),
        ("70.00", 3, Reason.STAR_DOES_NOT_FIT_SCORE),
        ("89.99", 5, Reason.STAR_DOES_NOT_FIT_SCORE),
        ("90.00", 4, Reason.STAR_DOES_NOT_FIT_SCORE),
        ("49.99", 3, Reason.STAR_DOES_NOT_FIT_SCORE),
        ("49.99", 2, Reason.UNDER_THREE_STARS),
        ("29.99", 1, Reason.UNDER_THREE_STARS),
        ("0", 0, Reason.UNDER_THREE_STARS),
        ("95", 6, Reason.STAR_DOES_NOT_FIT_SCORE),
        ("100.01", 5, Reason.STAR_DOES_NOT_FIT_SCORE),
        ("-0.01", 3, Reason.STAR_DOES_NOT_FIT_SCORE),
        ("1e30", 5, Reason.STAR_DOES_NOT_FIT_SCORE),
        ("1e400", 5, Reason.STAR_DOES_NOT_FIT_SCORE),
        ("89.995", 4, Reason.SCORE_TOO_FINE),
        ("89.995", 5, Reason.SCORE_TOO_FINE),
        ("69.999", 3, Reason.SCORE_TOO_FINE),
    ],
)
def test_star_and_score_belong_together(
    ruleset: str, score: str, star: int, reason: Reason
) -> None:
    level = {3: ISSUERS[ruleset][0], 4: "province", 5: "ministry"}.get(star, "province")

    assert reason_of(issue(DAYS[ruleset], ruleset, score, star), around(level)) is reason


def test_a_stated_cap_lowers_a_star_but_never_raises_it() -> None:
    lower, higher = (issue(DAYS["rs2026"], "rs2026", "91.75", star) for star in (4, 5))
    capped = around(capped_by="Chờ Bộ đánh giá, phân hạng 5 sao")

    assert reason_of(lower) is Reason.STAR_DOES_NOT_FIT_SCORE
    assert reason_of(lower, around(capped_by="  ")) is Reason.STAR_DOES_NOT_FIT_SCORE
    assert reason_of(lower, capped) is None
    assert reason_of(replace(higher, score=Decimal("89.99")), capped) is (
        Reason.STAR_DOES_NOT_FIT_SCORE
    )


def test_a_cap_does_not_certify_two_stars() -> None:
    event = issue(DAYS["rs2026"], "rs2026", "78.66", 2)

    assert reason_of(event, around(capped_by="x")) is Reason.UNDER_THREE_STARS


SPOILED: list[tuple[Reason, Event, Circumstances]] = [
    (Reason.IN_THE_FUTURE, replace(GOOD, at=NOW + MICROSECOND), around()),
    (Reason.NO_DECISION, replace(GOOD, decision_number="  "), around()),
    (Reason.NO_DECISION, replace(GOOD, decision_date=None), around()),
    (Reason.DECISION_AFTER_EFFECT, replace(GOOD, decision_date=dt.date(2026, 3, 2)), around()),
    (Reason.SAME_PERSON, GOOD, around(approver="Thư ký")),
    (Reason.NO_APPROVER, GOOD, around(approver=None)),
    (Reason.NOT_ACTIVE, GOOD, around(people_active=False)),
    (Reason.EMERGENCY_ONLY_SUSPENDS, replace(GOOD, emergency=True), around()),
    (Reason.AUTHORITY_NOT_THEN, GOOD, around(authority_existed=False)),
    (Reason.OTHER_AUTHORITY, GOOD, around(authority_answers=False)),
    (Reason.NO_SCORE, replace(GOOD, score=None), around()),
    (Reason.NO_SCORE, replace(GOOD, star=None), around()),
    (Reason.WRONG_RULESET, replace(GOOD, ruleset="rs2023"), around()),
    (Reason.WRONG_RULESET, replace(GOOD, ruleset=""), around()),
    (Reason.POTENTIAL_PRODUCT, GOOD, around(product_is_potential=True)),
    (Reason.NO_RULESET, issue(dt.date(2019, 8, 20), "rs2019"), around()),
    (Reason.WRONG_LAST_DAY, replace(GOOD, last_day=dt.date(2029, 2, 28)), around()),
    (Reason.WRONG_LAST_DAY, replace(GOOD, last_day=dt.date(2029, 3, 2)), around()),
    (Reason.WRONG_LAST_DAY, replace(GOOD, last_day=None), around()),
]


@pytest.mark.parametrize(("reason", "event", "circumstances"), SPOILED)
def test_one_spoiled_fact_is_refused_with_its_reason(
    reason: Reason, event: Event, circumstances: Circumstances
) -> None:
    assert reason_of(event, circumstances) is reason


def test_the_event_those_spoil_is_accepted() -> None:
    assert reason_of(GOOD) is None


def test_the_first_day_of_the_programme_is_governed() -> None:
    assert reason_of(issue(dt.date(2019, 8, 21), "rs2019")) is None


def test_the_rules_are_those_of_the_decision_not_of_the_effective_day() -> None:
    late = replace(issue(dt.date(2026, 5, 22), "rs2026"), decision_date=dt.date(2026, 5, 21))

    assert reason_of(late) is Reason.WRONG_RULESET
    assert reason_of(replace(late, ruleset="rs2025")) is None


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (dt.date(2024, 2, 29), dt.date(2027, 2, 28)),
        (dt.date(2021, 8, 31), dt.date(2024, 8, 31)),
        (dt.date(2025, 2, 28), dt.date(2028, 2, 28)),
        (dt.date(2020, 12, 31), dt.date(2023, 12, 31)),
    ],
)
def test_a_term_is_36_months_and_its_last_day_counts(first: dt.date, last: dt.date) -> None:
    key = "rs2019" if first < dt.date(2023, 2, 24) else "rs2023"
    event = replace(issue(first, key), last_day=last)

    assert reason_of(event) is None
    assert reason_of(replace(event, last_day=last + dt.timedelta(1))) is Reason.WRONG_LAST_DAY
    assert reason_of(replace(event, last_day=last - dt.timedelta(1))) is Reason.WRONG_LAST_DAY


def test_nothing_is_dated_before_the_last_event() -> None:
    history = History("GL-1", (GOOD, replace(STOP, at=NOW - SECOND)))
    go = replace(STOP, kind=Kind.REINSTATED, decision_date=dt.date(2026, 5, 1))

    assert reason_of(replace(go, at=NOW - 2 * SECOND), history=history) is (
        Reason.BEFORE_THE_LAST_EVENT
    )
    assert reason_of(replace(go, at=NOW - SECOND), history=history) is None


def test_one_person_may_suspend_in_an_emergency_with_a_reason() -> None:
    alone = around(approver=None)

    assert reason_of(URGENT, alone, ISSUED) is None
    assert reason_of(replace(URGENT, reason=" "), alone, ISSUED) is Reason.NO_REASON
    assert reason_of(STOP, alone, ISSUED) is Reason.NO_APPROVER


def test_two_people_confirm_an_emergency_within_72_hours() -> None:
    at = NOW - HOURS_72
    confirmed = replace(STOP, decision_date=at.date())
    in_time = History("GL-1", (GOOD, replace(URGENT, at=at + MICROSECOND)))

    assert reason_of(confirmed, history=in_time) is None
    assert reason_of(confirmed, around(approver=None), in_time) is Reason.NO_APPROVER
    assert reason_of(URGENT, history=in_time) is Reason.NOT_AFTER_THIS


def test_a_full_suspension_is_not_confirmed_once_more() -> None:
    history = History("GL-1", (GOOD, replace(STOP, at=NOW - SECOND)))

    assert reason_of(STOP, history=history) is Reason.NOT_AFTER_THIS
    assert reason_of(URGENT, history=history) is Reason.NOT_AFTER_THIS


@pytest.mark.parametrize(
    ("field", "most"), [("decision_number", 60), ("reason", 500), ("capped_by", 200)]
)
def test_a_text_longer_than_the_register_keeps_is_refused(field: str, most: int) -> None:
    def written(letters: int) -> Reason | None:
        text = {field: "ữ" * letters}
        if field == "capped_by":
            return reason_of(GOOD, around(**text))
        return reason_of(replace(GOOD, **text))  # type: ignore[arg-type]

    assert written(most) is None
    assert written(most + 1) is Reason.TEXT_TOO_LONG


def test_a_renewal_keeps_the_star() -> None:
    renewed = replace(
        issue(NOW.date(), "rs2026"), kind=Kind.RENEWED, at=NOW, decision_date=NOW.date()
    )
    better = replace(renewed, star=5, score=Decimal(91))

    assert reason_of(renewed, history=ISSUED) is None
    assert reason_of(better, around("ministry"), ISSUED) is Reason.RENEWAL_CHANGES_STAR
