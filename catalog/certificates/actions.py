"""The verbs of the register. Each writes in one transaction, by two people unless it says so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import IntegrityError, transaction

from base import clock
from base.accounts.models import User
from base.audit.actions import record_acts
from base.retry import whole_act
from base.text import fold
from base.unreadable import UNREADABLE
from catalog.certificates.door import append
from catalog.certificates.entitlement import require_role
from catalog.certificates.events import Kind
from catalog.certificates.guards import LIVE, Reason, Refused
from catalog.certificates.models import Certificate, CertificateEvent
from catalog.certificates.reading import Tampered, histories, register_rows
from catalog.certificates.states import standing
from catalog.parties.models import Agency, AgencyRole
from catalog.products.models import Product
from catalog.rulesets.rules import NoRuleSet, ruleset_on

MOST_NUMBER = 60
_SPOKEN = re.compile("[a-z0-9]")


@dataclass(frozen=True)
class Decision:
    """The paper an act rests on, its authority, and the two people who put it in the register."""

    number: str
    day: dt.date
    authority: Agency
    proposer: User
    approver: User | None
    reason: str = ""


@dataclass(frozen=True)
class Rating:
    """A council's result: mean score with two decimals and the star certified.

    `capped_by` says why the star is lower than the score's band, e.g. a minimum requirement or a
    five-star rating that waits for the Ministry.
    """

    score: Decimal
    star: int
    capped_by: str = ""


@whole_act
def issue_certificate(
    product: Product,
    number: str,
    rating: Rating,
    decision: Decision,
    *,
    at: dt.datetime | None = None,
) -> Certificate:
    """Issue a certificate from the decision's day, or from the aware moment `at`.

    A live certificate of the same product is superseded by it in the same transaction.

    Raises:
        Refused: by the guards of the register or for want of entitlement; nothing is written.
    """
    at = at or clock.day_start(decision.day)
    certificate = _new_certificate(product, number)
    acts = [Act(old, Kind.SUPERSEDED, {"successor": certificate}) for old in _live(product, at)]
    acts.append(Act(certificate, Kind.ISSUED, _grant(rating, decision, at)))
    try:
        _append(acts, decision, at)
    except Refused as refusal:  # of the one that is asked for, not of the one it takes over from
        raise Refused(refusal.reason, certificate.number) from refusal
    return certificate


@whole_act
def renew_certificate(
    certificate: Certificate, rating: Rating, decision: Decision, *, at: dt.datetime | None = None
) -> CertificateEvent:
    """Grant a further term of 36 months, with the same star, after a new evaluation."""
    at = at or clock.day_start(decision.day)
    (row,) = _append([Act(certificate, Kind.RENEWED, _grant(rating, decision, at))], decision, at)
    return row


@whole_act
def suspend_certificates(
    certificates: Sequence[Certificate],
    decision: Decision,
    *,
    at: dt.datetime | None = None,
    emergency: bool = False,
) -> list[CertificateEvent]:
    """Suspend all certificates of one decision, or none of them.

    In an emergency one person may; that lapses after 72 hours unless two people confirm it.
    """
    facts = {"emergency": emergency}
    return _append([Act(each, Kind.SUSPENDED, facts) for each in certificates], decision, at)


def suspend_certificate(
    certificate: Certificate,
    decision: Decision,
    *,
    at: dt.datetime | None = None,
    emergency: bool = False,
) -> CertificateEvent:
    """Suspend one."""
    (row,) = suspend_certificates([certificate], decision, at=at, emergency=emergency)
    return row


@whole_act
def reinstate_certificates(
    certificates: Sequence[Certificate], decision: Decision, *, at: dt.datetime | None = None
) -> list[CertificateEvent]:
    """End the suspension of all certificates of one decision, or of none of them."""
    return _append([Act(each, Kind.REINSTATED) for each in certificates], decision, at)


def reinstate_certificate(
    certificate: Certificate, decision: Decision, *, at: dt.datetime | None = None
) -> CertificateEvent:
    """End one suspension."""
    (row,) = reinstate_certificates([certificate], decision, at=at)
    return row


@whole_act
def revoke_certificates(
    certificates: Sequence[Certificate], decision: Decision, *, at: dt.datetime | None = None
) -> list[CertificateEvent]:
    """Revoke all certificates of one decision, or none of them.

    Raises:
        Refused: one of them cannot be revoked; none is.
    """
    return _append([Act(each, Kind.REVOKED) for each in certificates], decision, at)


@dataclass(frozen=True)
class Act:
    """What a decision does to one certificate, and the facts of its own that go with it."""

    certificate: Certificate
    kind: Kind
    facts: Mapping[str, object] = field(default_factory=dict)


def _append(
    acts: Sequence[Act], decision: Decision, at: dt.datetime | None = None
) -> list[CertificateEvent]:
    """Check who acts, add the events through the door, and note the acts; `at` is now if not told.

    A refusal names the certificate it is about, of all the certificates of a decision.
    """
    if not acts:
        return []
    try:
        _demand_entitled(decision)
    except Refused as refusal:
        raise Refused(refusal.reason, acts[-1].certificate.number) from refusal
    rows = [_row(each, decision, at) for each in acts]
    append(rows)
    record_acts(
        ((f"certificate.{each.kind}", each.certificate.number) for each in acts),
        by=decision.proposer,
    )
    return rows


def _demand_entitled(decision: Decision) -> None:
    if decision.approver == decision.proposer:
        raise Refused(Reason.SAME_PERSON)
    today = clock.today()
    require_role(decision.proposer, AgencyRole.SECRETARY, decision.authority, today)
    if decision.approver is not None:
        require_role(decision.approver, AgencyRole.APPROVER, decision.authority, today)


def _row(act: Act, decision: Decision, at: dt.datetime | None) -> CertificateEvent:
    return CertificateEvent(
        certificate=act.certificate,
        kind=act.kind,
        **({"at": at} if at else {}),  # else the door's: now
        decision_number=decision.number,
        decision_date=decision.day if decision.number else None,
        authority=decision.authority,
        reason=decision.reason,
        proposer=decision.proposer,
        approver=decision.approver,
        **act.facts,
    )


def _grant(rating: Rating, decision: Decision, at: dt.datetime) -> dict[str, object]:
    """What a grant carries beside the decision; the last day is computed, never typed."""
    try:
        rules = ruleset_on(decision.day)
    except NoRuleSet:
        raise Refused(Reason.NO_RULESET) from None
    return {
        "score": rating.score,
        "star": rating.star,
        "capped_by": rating.capped_by,
        "ruleset": rules.key,
        "last_day": rules.last_day(clock.local(at).date()),
    }


def _new_certificate(product: Product, number: str) -> Certificate:
    """The certificate with this number; of two who write one number at once, one is refused."""
    number = number.strip()
    # A number is read aloud and stands in an address: on one line, with a letter or a digit.
    readable = number.isprintable() and _SPOKEN.search(fold(number))
    if not readable or len(number) > MOST_NUMBER:
        raise Refused(Reason.NO_NUMBER)
    certificate = Certificate(number=number, product=product)
    certificate.clean_names()
    try:
        with transaction.atomic():
            certificate.save()
    except IntegrityError as fault:
        raise Refused(Reason.DUPLICATE_NUMBER, number) from fault
    return certificate


def _live(product: Product, at: dt.datetime) -> list[Certificate]:
    """The product's certificates that a new one takes over from."""
    rows = list(register_rows().filter(certificate__product=product))
    try:
        taken = {each.number for each in histories(rows) if standing(each, at).state in LIVE}
    except (Tampered, *UNREADABLE) as fault:
        raise Refused(Reason.CANNOT_BE_BELIEVED) from fault
    live = [row.certificate for row in rows if row.certificate.number in taken]
    return list({each.pk: each for each in live}.values())
