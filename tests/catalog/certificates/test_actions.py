"""The verbs of the register: what they write, and that a refusal leaves nothing behind."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from time_machine import TimeMachineFixture

from base.audit.models import Act
from catalog.certificates.actions import (
    Rating,
    issue_certificate,
    reinstate_certificate,
    renew_certificate,
    revoke_certificates,
    suspend_certificate,
)
from catalog.certificates.events import Kind
from catalog.certificates.guards import Reason, Refused
from catalog.certificates.models import Certificate, CertificateEvent, ChainHead
from catalog.certificates.outcomes import Outcome
from catalog.certificates.reading import register_rows, verdict_of
from catalog.certificates.verification import faults
from catalog.signals import certificates_changed
from tests.catalog.certificates.conftest import NOON, Register, written
from tests.factories import make_certificate, make_product

RATING = Rating(Decimal("78.66"), 4)
DAY = dt.date(2026, 3, 1)


def certificate_of(register: Register) -> Certificate:
    return make_certificate(register.product, authority=register.agency, officers=register.officers)


def outcome() -> Outcome:
    return verdict_of(register_rows(), NOON, potential=False).outcome


def acts() -> list[tuple[str, str]]:
    return list(Act.objects.order_by("pk").values_list("verb", "thing"))


def test_issuing_writes_certificate_event_and_act(register: Register) -> None:
    certificate = issue_certificate(register.product, "GL-7", RATING, register.decision(DAY))
    row = certificate.events.get()

    assert (row.kind, row.star, row.score, row.ruleset) == ("issued", 4, Decimal("78.66"), "rs2025")
    assert (row.last_day, certificate.slug) == (dt.date(2029, 3, 1), "gl-7")
    assert acts() == [("certificate.issued", "GL-7")]
    assert outcome() is Outcome.IN_FORCE


def test_a_new_certificate_supersedes_the_old_one_in_the_same_breath(register: Register) -> None:
    old = certificate_of(register)
    new = issue_certificate(register.product, "GL-8", RATING, register.decision())

    last = old.events.latest("sequence")
    assert (last.kind, last.successor, last.at) == ("superseded", new, new.events.get().at)
    assert verdict_of(register_rows(), NOON, potential=False).certificate == "GL-8"


def test_a_refused_issue_names_the_certificate_asked_for(register: Register) -> None:
    certificate_of(register)
    alone = replace(register.decision(), approver=None)

    with pytest.raises(Refused) as refused:
        issue_certificate(register.product, "GL-8", RATING, alone)

    assert (refused.value.reason, refused.value.certificate) == (Reason.NO_APPROVER, "GL-8")


def test_a_potential_product_gets_no_certificate(register: Register) -> None:
    product = make_product(is_potential=True)

    with pytest.raises(Refused) as refused:
        issue_certificate(product, "GL-9", RATING, register.decision(DAY))

    assert (refused.value.reason, refused.value.certificate) == (Reason.POTENTIAL_PRODUCT, "GL-9")
    assert (Certificate.objects.count(), written(), acts()) == (0, [], [])


def test_issuing_dated_before_the_present_certificates_last_step_is_refused(
    register: Register,
) -> None:
    certificate_of(register)
    suspend_certificate(Certificate.objects.get(), register.decision())
    before = written()

    with pytest.raises(Refused) as refused:
        issue_certificate(register.product, "GL-8", RATING, register.decision(DAY))

    assert refused.value.reason is Reason.BEFORE_THE_LAST_EVENT
    assert (written(), Certificate.objects.count()) == (before, 1)


def test_suspended_reinstated_and_renewed(register: Register) -> None:
    certificate = certificate_of(register)

    suspend_certificate(certificate, register.decision())
    assert outcome() is Outcome.SUSPENDED
    row = reinstate_certificate(certificate, register.decision())
    assert (row.kind, outcome()) == ("reinstated", Outcome.IN_FORCE)
    renewal = renew_certificate(certificate, RATING, register.decision(), at=NOON)

    assert (renewal.ruleset, renewal.last_day) == ("rs2026", dt.date(2029, 6, 1))
    assert [verb for verb, _ in acts()] == [
        "certificate.issued", "certificate.suspended", "certificate.reinstated",
        "certificate.renewed",
    ]  # fmt: skip


def test_one_secretary_may_suspend_in_an_emergency(register: Register) -> None:
    certificate = certificate_of(register)
    register.officers = (register.officers[0], None)  # type: ignore[assignment]

    row = suspend_certificate(
        certificate, register.decision(number="", reason="Nghi ngờ"), emergency=True
    )

    assert (row.emergency, row.approver, outcome()) == (True, None, Outcome.SUSPENDED)


def papers(register: Register, count: int) -> list[Certificate]:
    return [
        make_certificate(
            make_product(producer=register.product.producer),
            authority=register.agency,
            officers=register.officers,
        )
        for _ in range(count)
    ]


def test_one_decision_revokes_all_its_certificates(register: Register) -> None:
    rows = revoke_certificates(papers(register, 3), register.decision(number="47/QĐ-UBND"))

    assert [row.decision_number for row in rows] == ["47/QĐ-UBND"] * 3
    assert outcome() is Outcome.REVOKED


def test_when_one_of_them_cannot_be_revoked_none_is_and_it_is_named(register: Register) -> None:
    several = papers(register, 5)
    revoke_certificates(several[2:3], register.decision())
    before, noted = written(), acts()

    with pytest.raises(Refused) as refused:
        revoke_certificates(several, register.decision())

    assert refused.value.certificate == several[2].number
    assert (written(), acts()) == (before, noted)


def test_an_officer_who_comes_second_is_refused(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second officer's whole act runs just before the first one's takes the lock."""
    certificate = certificate_of(register)
    locked = ChainHead.objects.select_for_update
    first, second = register.decision(number="1"), register.decision(number="2")

    def run_before() -> object:
        monkeypatch.setattr(ChainHead.objects, "select_for_update", locked)
        revoke_certificates([certificate], second)
        return locked()

    monkeypatch.setattr(ChainHead.objects, "select_for_update", run_before)
    # Bare of its own savepoint, so that the refusal does not take the second act with it.
    with pytest.raises(Refused) as refused:
        revoke_certificates.__wrapped__([certificate], first)  # type: ignore[attr-defined]

    revoked = CertificateEvent.objects.filter(kind=Kind.REVOKED)
    assert refused.value.reason is Reason.NOT_AFTER_THIS
    assert [row.decision_number for row in revoked] == ["2"]
    assert list(faults()) == []


def test_43_revocations_of_one_decision_cost_few_queries(
    register: Register, django_assert_max_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    several = papers(register, 43)
    # What the shop window costs is counted with the shop window.
    monkeypatch.setattr(certificates_changed, "receivers", [])
    monkeypatch.setattr(certificates_changed, "sender_receivers_cache", {})
    decision = register.decision()

    with django_assert_max_num_queries(36):
        revoke_certificates(several, decision)

    assert CertificateEvent.objects.filter(kind="revoked").count() == 43
    assert Act.objects.filter(verb="certificate.revoked").count() == 43
    assert list(faults()) == []


@pytest.mark.parametrize("number", ["GL-7", " GL-7 ", "gl 7"])
def test_a_number_is_given_once(register: Register, number: str) -> None:
    issue_certificate(register.product, "GL-7", RATING, register.decision(DAY))
    before = written()

    with pytest.raises(Refused) as refused:
        issue_certificate(make_product(), number, RATING, register.decision())

    assert refused.value.reason is Reason.DUPLICATE_NUMBER
    assert (written(), Certificate.objects.count()) == (before, 1)


@pytest.mark.parametrize("number", ["", "  ", "9" * 61, "///", "ЖЖ", "A\nB", "A\u2028B"])
def test_a_certificate_has_a_number_of_sixty_readable_characters_at_most(
    register: Register, number: str
) -> None:
    with pytest.raises(Refused) as refused:
        issue_certificate(register.product, number, RATING, register.decision(DAY))

    assert refused.value.reason is Reason.NO_NUMBER
    assert Certificate.objects.count() == 0


@pytest.mark.parametrize("number", ["7", "9" * 60])
def test_a_number_of_one_to_sixty_characters_is_taken(register: Register, number: str) -> None:
    issue_certificate(register.product, number, RATING, register.decision(DAY))

    assert Certificate.objects.get().number == number


def test_a_decision_about_nothing_writes_nothing(register: Register) -> None:
    assert revoke_certificates([], register.decision()) == []
    assert (written(), acts()) == ([], [])


def test_nothing_new_is_issued_beside_a_history_that_cannot_be_believed(
    register: Register,
) -> None:
    certificate_of(register)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE catalog_certificateevent SET seal = ''")

    with pytest.raises(Refused) as refused:
        issue_certificate(register.product, "GL-8", RATING, register.decision())

    assert refused.value.reason is Reason.CANNOT_BE_BELIEVED
    assert Certificate.objects.count() == 1


def test_a_revocation_need_not_wait_for_a_clock_that_was_ahead(
    register: Register, time_machine: TimeMachineFixture
) -> None:
    certificate = certificate_of(register)
    time_machine.move_to(NOON + dt.timedelta(days=1), tick=False)
    suspend_certificate(certificate, register.decision())
    reinstate_certificate(certificate, register.decision())
    time_machine.move_to(NOON, tick=False)

    (row,) = revoke_certificates([certificate], register.decision())

    assert (row.at, row.recorded_at) == (NOON + dt.timedelta(days=1), NOON)
    assert outcome() is Outcome.REVOKED
    assert list(faults()) == []
