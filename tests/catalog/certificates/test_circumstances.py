"""What the door knows of an event: the product's other papers, and who acted alone before."""

from __future__ import annotations

import datetime as dt

import pytest

from catalog.certificates.actions import (
    issue_certificate,
    reinstate_certificate,
    revoke_certificates,
    suspend_certificate,
)
from catalog.certificates.circumstances import past_of
from catalog.certificates.events import Kind
from catalog.certificates.guards import Reason, Refused
from catalog.certificates.models import Certificate, CertificateEvent
from tests.catalog.certificates.conftest import NOON, Register, written
from tests.catalog.certificates.test_actions import RATING, certificate_of, papers
from tests.factories import make_member, make_person

DAY = dt.timedelta(days=1)


def alone(register: Register, paper: Certificate, at: dt.datetime) -> None:
    """The first officer suspends in an emergency."""
    one = Register(register.agency, (register.officers[0], None), register.product)  # type: ignore[arg-type]
    suspend_certificate(paper, one.decision(number="", reason="Nghi ngờ"), at=at, emergency=True)


def test_the_past_holds_all_papers_of_the_products(register: Register) -> None:
    old = certificate_of(register)
    new = issue_certificate(register.product, "GL-8", RATING, register.decision())
    (other,) = papers(register, 1)

    past = past_of([new.pk, other.pk])

    assert set(past.held) == {old.pk, new.pk, other.pk}
    assert [len(past.rows(each)) for each in (new, other)] == [1, 1]


def test_a_body_has_to_be_there_when_it_decides_or_acts_without_a_decision(
    register: Register,
) -> None:
    paper = certificate_of(register)
    register.agency.valid_to = (NOON - DAY).date()
    facts = register.row(paper, Kind.SUSPENDED, decision_date=(NOON - DAY).date())
    before, alone = (
        CertificateEvent(**{**facts, **each}) for each in ({}, {"decision_date": None})
    )
    past = past_of([paper.pk])

    assert past.circumstances(before).authority_existed
    assert not past.circumstances(alone).authority_existed


def test_one_person_cannot_suspend_alone_again_and_again(register: Register) -> None:
    paper = certificate_of(register)
    alone(register, paper, NOON - 8 * DAY)
    before = written()

    with pytest.raises(Refused) as refused:
        alone(register, paper, NOON - 4 * DAY)

    assert refused.value.reason is Reason.EMERGENCY_AGAIN
    assert written() == before


def test_another_person_may_suspend_alone_after_it_lapsed(register: Register) -> None:
    paper = certificate_of(register)
    alone(register, paper, NOON - 8 * DAY)
    second = make_person("Thư ký khác")
    make_member(second, register.agency)
    register.officers = (second, register.officers[1])

    alone(register, paper, NOON - 4 * DAY)
    with pytest.raises(Refused):
        alone(register, paper, NOON)

    assert paper.events.count() == 3


def test_after_two_people_acted_the_first_may_suspend_alone_again(register: Register) -> None:
    paper = certificate_of(register)
    alone(register, paper, NOON - 8 * DAY)
    suspend_certificate(paper, register.decision((NOON - 7 * DAY).date()), at=NOON - 7 * DAY)
    register_back(register, paper)

    alone(register, paper, NOON)

    assert paper.events.count() == 5


def register_back(register: Register, paper: Certificate) -> None:
    day = (NOON - 6 * DAY).date()
    reinstate_certificate(paper, register.decision(day), at=NOON - 6 * DAY)


def test_a_decision_entered_late_grants_nothing(register: Register) -> None:
    certificate_of(register)
    before = (written(), Certificate.objects.count())

    with pytest.raises(Refused) as refused:
        issue_certificate(register.product, "GL-9", RATING, register.decision(dt.date(2026, 2, 28)))

    assert refused.value.reason is Reason.LATER_CERTIFICATE
    assert (written(), Certificate.objects.count()) == before


def test_nor_when_the_later_one_was_revoked(register: Register) -> None:
    revoke_certificates([certificate_of(register)], register.decision())

    with pytest.raises(Refused) as refused:
        issue_certificate(register.product, "GL-9", RATING, register.decision(dt.date(2026, 2, 28)))

    assert refused.value.reason is Reason.LATER_CERTIFICATE
