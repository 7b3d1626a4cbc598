"""Officers who act at the same moment, each with a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from catalog.certificates.actions import (
    issue_certificate,
    revoke_certificates,
    suspend_certificate,
)
from catalog.certificates.guards import Reason, Refused
from catalog.certificates.models import Certificate, CertificateEvent
from catalog.certificates.verification import faults
from tests.catalog.certificates.conftest import Register
from tests.catalog.certificates.test_actions import RATING, papers
from tests.factories import make_agency, make_officers, make_product

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer"),
]


@pytest.fixture
def busy(transactional_db: None, noon: None) -> Register:
    agency = make_agency()
    return Register(agency, make_officers(agency), make_product())


def at_once(acts: list[Callable[[], object]]) -> list[Reason | None]:
    """Run all acts together; answer why each was refused, None for those that were not."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], object]) -> Reason | None:
        gate.wait()
        try:
            act()
        except Refused as refused:
            return refused.reason
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def revoking(paper: Certificate, register: Register) -> Callable[[], object]:
    decision = register.decision()
    return lambda: revoke_certificates([paper], decision)


def test_of_eight_officers_who_revoke_at_once_one_does(busy: Register) -> None:
    (paper,) = papers(busy, 1)

    found = at_once([revoking(paper, busy) for _ in range(8)])

    assert sorted(map(str, found)) == ["None"] + ["not_after_this"] * 7
    assert CertificateEvent.objects.filter(kind="revoked").count() == 1
    assert list(faults()) == []


def test_acts_on_many_certificates_at_once_leave_one_whole_chain(busy: Register) -> None:
    several = papers(busy, 8)
    decision = busy.decision()

    found = at_once([lambda p=paper: suspend_certificate(p, decision) for paper in several])  # type: ignore[misc]

    assert found == [None] * 8
    assert list(CertificateEvent.objects.values_list("sequence", flat=True)) == list(range(1, 17))
    assert list(faults()) == []


def test_the_first_rows_of_an_empty_log_do_not_both_begin_it(busy: Register) -> None:
    found = at_once([lambda: papers(busy, 1) for _ in range(4)])

    assert found == [None] * 4
    assert list(faults()) == []


def test_of_eight_officers_who_give_one_number_at_once_one_does(busy: Register) -> None:
    products = [make_product(producer=busy.product.producer) for _ in range(8)]
    decision = busy.decision()

    found = at_once(
        [lambda p=each: issue_certificate(p, "GL-7", RATING, decision) for each in products]  # type: ignore[misc]
    )

    assert sorted(map(str, found)) == ["None"] + ["duplicate_number"] * 7
    assert CertificateEvent.objects.count() == 1
