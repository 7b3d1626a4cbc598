"""The verbs of the register. Each writes in one transaction, by two people unless it says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from base import clock
from base.accounts.models import User
from base.audit.actions import record_act
from catalog.certificates.entitlement import require_role
from catalog.certificates.events import Kind
from catalog.certificates.guards import Refused
from catalog.certificates.models import Certificate, CertificateEvent
from catalog.certificates.reading import histories, register_rows
from catalog.certificates.states import State, standing
from catalog.parties.models import Agency, AgencyRole
from catalog.products.models import Product
from catalog.rulesets.rules import ruleset_on


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


@transaction.atomic
def issue_certificate(
    product: Product,
    number: str,
    rating: Rating,
    decision: Decision,
    *,
    at: dt.datetime | None = None,
) -> Certificate:
    """Issue a certificate from the decision's day, or from the aware moment `at`.

    A live certificate of the same product is superseded by it in the same transaction (BR 9).

    Raises:
        Refused: by the guards of the register or for want of entitlement; nothing is written.
    """
    at = at or clock.day_start(decision.day)
    earlier = _live_certificates(product, at)
    certificate = Certificate(number=number, product=product)
    certificate.clean_names()
    certificate.save()
    _append(certificate, Kind.ISSUED, decision, at=at, **_grant(rating, decision, at))
    for old in earlier:
        _append(old, Kind.SUPERSEDED, decision, at=at, successor=certificate)
    return certificate


@transaction.atomic
def renew_certificate(
    certificate: Certificate, rating: Rating, decision: Decision, *, at: dt.datetime | None = None
) -> CertificateEvent:
    """Grant a further term of 36 months, with the same star, after a new evaluation."""
    at = at or clock.day_start(decision.day)
    return _append(certificate, Kind.RENEWED, decision, at=at, **_grant(rating, decision, at))


@transaction.atomic
def suspend_certificate(
    certificate: Certificate,
    decision: Decision,
    *,
    at: dt.datetime | None = None,
    emergency: bool = False,
) -> CertificateEvent:
    """Suspend. In an emergency one person may; it lapses after 72 hours unless two confirm it."""
    return _append(certificate, Kind.SUSPENDED, decision, at=at, emergency=emergency)


@transaction.atomic
def reinstate_certificate(
    certificate: Certificate, decision: Decision, *, at: dt.datetime | None = None
) -> CertificateEvent:
    """End a suspension."""
    return _append(certificate, Kind.REINSTATED, decision, at=at)


@transaction.atomic
def revoke_certificates(
    certificates: Sequence[Certificate], decision: Decision, *, at: dt.datetime | None = None
) -> list[CertificateEvent]:
    """Revoke all certificates of one decision, or none of them.

    Raises:
        Refused: one of them cannot be revoked; none is.
    """
    at = at or clock.now()
    return [_append(each, Kind.REVOKED, decision, at=at) for each in certificates]


def _append(
    certificate: Certificate,
    kind: Kind,
    decision: Decision,
    *,
    at: dt.datetime | None = None,
    **facts: object,
) -> CertificateEvent:
    """Check who acts, add the event through the door, and note the act.

    A refusal names the certificate it is about, of all the certificates of a decision.
    """
    try:
        return _written(certificate, kind, decision, at or clock.now(), facts)
    except Refused as refusal:
        raise Refused(refusal.reason, certificate.number) from refusal


def _written(
    certificate: Certificate,
    kind: Kind,
    decision: Decision,
    at: dt.datetime,
    facts: dict[str, object],
) -> CertificateEvent:
    today = clock.today()
    require_role(decision.proposer, AgencyRole.SECRETARY, decision.authority, today)
    if decision.approver is not None:
        require_role(decision.approver, AgencyRole.APPROVER, decision.authority, today)
    event = CertificateEvent.objects.create(
        certificate=certificate,
        kind=kind,
        at=at,
        decision_number=decision.number,
        decision_date=decision.day if decision.number else None,
        authority=decision.authority,
        reason=decision.reason,
        proposer=decision.proposer,
        approver=decision.approver,
        **facts,
    )
    record_act(f"certificate.{kind}", certificate.number, by=decision.proposer)
    return event


def _grant(rating: Rating, decision: Decision, at: dt.datetime) -> dict[str, object]:
    """Answer what a grant carries beside the decision; the last day is computed, never typed."""
    rules = ruleset_on(decision.day)
    return {
        "score": rating.score,
        "star": rating.star,
        "capped_by": rating.capped_by,
        "ruleset": rules.key,
        "last_day": rules.last_day(clock.local(at).date()),
    }


def _live_certificates(product: Product, at: dt.datetime) -> list[Certificate]:
    """Answer the product's certificates that a new one takes over from."""
    rows = list(register_rows().filter(certificate__product=product))
    over = (State.REVOKED, State.SUPERSEDED, State.NOT_YET)
    taken = {each.number for each in histories(rows) if standing(each, at).state not in over}
    live = [row.certificate for row in rows if row.certificate.number in taken]
    return list({each.pk: each for each in live}.values())
