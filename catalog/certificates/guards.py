"""Which event may follow which, and who may decide it (pure).

Every row of the register passes `check`, whichever way it is tried.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from catalog.certificates.events import GRANTS, Event, History, Kind
from catalog.certificates.states import State, standing
from catalog.rulesets.rules import LEAST_CERTIFIED_STAR, NoRuleSet, RuleSet, ruleset_on


class Reason(StrEnum):
    """Why an event is refused; the closed list messages.py has a sentence for."""

    NOT_AFTER_THIS = "not_after_this"
    IN_THE_FUTURE = "in_the_future"
    BEFORE_THE_LAST_EVENT = "before_the_last_event"
    NO_DECISION = "no_decision"
    DECISION_AFTER_EFFECT = "decision_after_effect"
    NO_REASON = "no_reason"
    SAME_PERSON = "same_person"
    NO_APPROVER = "no_approver"
    NOT_ACTIVE = "not_active"
    NOT_ENTITLED = "not_entitled"
    EMERGENCY_ONLY_SUSPENDS = "emergency_only_suspends"
    AUTHORITY_NOT_THEN = "authority_not_then"
    OTHER_AUTHORITY = "other_authority"
    WRONG_LEVEL = "wrong_level"
    UNDER_THREE_STARS = "under_three_stars"
    STAR_DOES_NOT_FIT_SCORE = "star_does_not_fit_score"
    NO_SCORE = "no_score"
    SCORE_TOO_FINE = "score_too_fine"
    NO_RULESET = "no_ruleset"
    WRONG_RULESET = "wrong_ruleset"
    WRONG_LAST_DAY = "wrong_last_day"
    RENEWAL_CHANGES_STAR = "renewal_changes_star"
    POTENTIAL_PRODUCT = "potential_product"
    CERTIFIED_PRODUCT = "certified_product"
    WRITTEN_ROWS_STAY = "written_rows_stay"
    OUTSIDE_TRANSACTION = "outside_transaction"
    CANNOT_BE_BELIEVED = "cannot_be_believed"
    HOLDER_STAYS = "holder_stays"
    LATER_CERTIFICATE = "later_certificate"
    OTHER_IS_LIVE = "other_is_live"
    EMERGENCY_AGAIN = "emergency_again"
    DUPLICATE_NUMBER = "duplicate_number"
    NO_NUMBER = "no_number"
    TEXT_TOO_LONG = "text_too_long"


class Refused(ValueError):  # noqa: N818 - the register's own word
    """The register does not accept this event; nothing was written."""

    def __init__(self, reason: Reason, certificate: str = "") -> None:
        """Keep the reason and, if known, the number; the sentence people read is in messages.py."""
        super().__init__(f"{reason.value} {certificate}".strip())
        self.reason = reason
        self.certificate = certificate


# As many letters as the register keeps; SQLite alone would keep more.
BEST_SCORE = 100
LONGEST_NUMBER, LONGEST_REASON, LONGEST_CAP = 60, 500, 200

# A certificate in one of these states has to be superseded by a new one of the product.
LIVE = (State.IN_FORCE, State.SUSPENDED, State.EXPIRED)
AFTER: dict[State, frozenset[Kind]] = {
    State.NOT_YET: frozenset({Kind.ISSUED}),
    State.IN_FORCE: frozenset({Kind.SUSPENDED, Kind.REVOKED, Kind.SUPERSEDED, Kind.RENEWED}),
    State.SUSPENDED: frozenset({Kind.REINSTATED, Kind.REVOKED, Kind.SUPERSEDED}),
    State.EXPIRED: frozenset({Kind.REVOKED, Kind.SUPERSEDED, Kind.RENEWED}),
    State.REVOKED: frozenset(),
    State.SUPERSEDED: frozenset(),
}


@dataclass(frozen=True)
class Circumstances:
    """What the register knows about an act beside the event itself.

    `now` is an aware moment. People are compared by identity; None stands for nobody. `others` are
    the product's other certificates; `alone_before` says that the proposer suspended this one alone
    before, and no two people have acted on it since.
    """

    now: dt.datetime
    authority_level: str
    authority_existed: bool
    authority_answers: bool
    proposer: object
    approver: object | None
    people_active: bool = True
    product_is_potential: bool = False
    capped_by: str = ""
    others: tuple[History, ...] = ()
    alone_before: bool = False


def allowed_after(history: History, at: dt.datetime) -> frozenset[Kind]:
    """Answer the kinds that may follow at `at`; an emergency suspension may also be confirmed."""
    stands = standing(history, at)
    kinds = AFTER[stands.state]
    if stands.state is State.SUSPENDED and stands.cause and stands.cause.emergency:
        return kinds | {Kind.SUSPENDED}
    return kinds


def check(history: History, event: Event, around: Circumstances) -> None:
    """Refuse an event the register must not hold.

    Raises:
        Refused: with the first reason that applies.
    """
    _check_lengths(event, around)
    _check_order(history, event, around)
    _check_people(event, around)
    _check_decision(event)
    _demand(around.authority_existed, Reason.AUTHORITY_NOT_THEN)
    _demand(around.authority_answers, Reason.OTHER_AUTHORITY)
    if event.kind in GRANTS:
        _check_grant(history, event, around)
        _check_only_one(event, around)


def _check_lengths(event: Event, around: Circumstances) -> None:
    """Every text is kept whole, in every database, or the event is refused."""
    _demand(len(event.decision_number) <= LONGEST_NUMBER, Reason.TEXT_TOO_LONG)
    _demand(len(event.reason) <= LONGEST_REASON, Reason.TEXT_TOO_LONG)
    _demand(len(around.capped_by) <= LONGEST_CAP, Reason.TEXT_TOO_LONG)


def present(history: History, now: dt.datetime) -> dt.datetime:
    """The present moment as the certificate has it: never before its last event.

    An event that lies ahead was written by a clock that was ahead. What follows it is written at
    the same moment, so that a revocation need not wait until our clock has caught up; and what
    stops a certificate holds as soon as it is written (`states.standing`).
    """
    return max([now, *(past.at for past in history.events)])


def _check_order(history: History, event: Event, around: Circumstances) -> None:
    """Events happen in order, not in the future, and only where the table allows them."""
    _demand(event.at <= present(history, around.now), Reason.IN_THE_FUTURE)
    last = max((past.at for past in history.events), default=event.at)
    _demand(event.at >= last, Reason.BEFORE_THE_LAST_EVENT)
    _demand(event.kind in allowed_after(history, event.at), Reason.NOT_AFTER_THIS)
    stands = standing(history, event.at)
    repeated = event.emergency and stands.state is State.SUSPENDED
    _demand(not repeated, Reason.NOT_AFTER_THIS)


def _check_people(event: Event, around: Circumstances) -> None:
    """Two active people decide; one alone may only suspend in an emergency."""
    _demand(around.people_active, Reason.NOT_ACTIVE)
    _demand(not event.emergency or event.kind is Kind.SUSPENDED, Reason.EMERGENCY_ONLY_SUSPENDS)
    if event.emergency:
        _demand(not around.alone_before, Reason.EMERGENCY_AGAIN)
        return
    _demand(around.approver is not None, Reason.NO_APPROVER)
    _demand(around.approver != around.proposer, Reason.SAME_PERSON)


def _check_decision(event: Event) -> None:
    """Every event but an emergency suspension rests on a decision; that one states its reason."""
    if event.emergency:
        _demand(event.reason.strip(), Reason.NO_REASON)
        return
    _demand(event.decision_number.strip() and event.decision_date, Reason.NO_DECISION)
    assert event.decision_date is not None  # noqa: S101 - narrowed by the line above
    _demand(event.decision_date <= event.first_day, Reason.DECISION_AFTER_EFFECT)


def _check_grant(history: History, event: Event, around: Circumstances) -> None:
    """Score, star, issuer, rule-set and term belong together at the decision's date."""
    _demand(not around.product_is_potential, Reason.POTENTIAL_PRODUCT)
    _demand(event.score is not None and event.star is not None, Reason.NO_SCORE)
    rules = _rules_of(event)
    _demand(event.ruleset == rules.key, Reason.WRONG_RULESET)
    _check_star(event, rules, around.capped_by)
    _demand(_may_grant(event, rules, around.authority_level), Reason.WRONG_LEVEL)
    _demand(event.last_day == rules.last_day(event.first_day), Reason.WRONG_LAST_DAY)
    if event.kind is Kind.RENEWED:
        _demand(_last_star(history) == event.star, Reason.RENEWAL_CHANGES_STAR)


def _check_only_one(event: Event, around: Circumstances) -> None:
    """At most one certificate of a product is live, also when a decision is entered late."""
    for other in around.others:
        later = any(each.kind in GRANTS and each.at > event.at for each in other.events)
        _demand(not later, Reason.LATER_CERTIFICATE)
        _demand(standing(other, event.at).state not in LIVE, Reason.OTHER_IS_LIVE)


def _may_grant(event: Event, rules: RuleSet, level: str) -> bool:
    day, star = event.decision_date or event.first_day, event.star or 0
    if event.kind is Kind.RENEWED:
        return rules.may_renew(level, star, day)
    return rules.issuer_of(star, day) == level


def _rules_of(event: Event) -> RuleSet:
    """Answer the rule-set of the decision's date (BR 3)."""
    try:
        return ruleset_on(event.decision_date or event.first_day)
    except NoRuleSet:
        raise Refused(Reason.NO_RULESET) from None


def _check_star(event: Event, rules: RuleSet, capped_by: str) -> None:
    """The star is the band of the score, or lower when a gate or a pending rating caps it."""
    star, score = event.star or 0, event.score
    _demand(star >= LEAST_CERTIFIED_STAR, Reason.UNDER_THREE_STARS)
    _demand(score is None or 0 <= score <= BEST_SCORE, Reason.STAR_DOES_NOT_FIT_SCORE)
    # The column keeps two decimals: 89.995 would be checked as four stars and stored as 90.
    _demand(score is not None and score == round(score, 2), Reason.SCORE_TOO_FINE)
    try:
        band = rules.star_of(score) if score is not None else 0
    except ValueError:
        raise Refused(Reason.STAR_DOES_NOT_FIT_SCORE) from None
    fits = star == band or (star < band and bool(capped_by.strip()))
    _demand(fits, Reason.STAR_DOES_NOT_FIT_SCORE)


def _last_star(history: History) -> int | None:
    """Answer the star of the latest grant."""
    grants = [event for event in history.events if event.kind in GRANTS]
    return grants[-1].star if grants else None


def _demand(condition: object, reason: Reason) -> None:
    if not condition:
        raise Refused(reason)
