"""What the witness is told of a log, and what it was not told yet."""

from __future__ import annotations

from base import witness
from base.witness import Point
from catalog.certificates.logs import NOTHING
from catalog.certificates.models import CertificateEvent
from catalog.certificates.witnessed import CERTIFICATES, LOG, begin_anew, check_at_start
from tests.catalog.certificates.conftest import Register
from tests.catalog.certificates.test_actions import papers
from tests.catalog.certificates.test_verification import sql


def digest(sequence: int) -> str:
    return CertificateEvent.objects.get(sequence=sequence).digest


def test_a_log_ends_with_its_last_row(register: Register) -> None:
    assert CERTIFICATES.last() == NOTHING
    papers(register, 2)

    assert CERTIFICATES.last() == Point(2, digest(2))
    assert CERTIFICATES.digest_at(1) == digest(1)
    assert CERTIFICATES.digest_at(3) is None


def test_what_was_told_is_not_told_again(register: Register) -> None:
    papers(register, 2)
    begin_anew()
    (paper,) = papers(register, 1)

    assert CERTIFICATES.untold() == {f"c/{paper.pk}": Point(1, digest(3)), LOG: Point(3, digest(3))}


def test_what_a_lost_witness_was_told_afterwards_does_not_hide_what_it_lost(
    register: Register,
) -> None:
    papers(register, 2)
    witness.note({LOG: Point(2, digest(2))})

    check_at_start()

    assert len(witness.everything()) == 3


def test_a_row_somebody_else_put_there_is_not_remembered(register: Register) -> None:
    papers(register, 2)
    sql("UPDATE catalog_certificateevent SET seal = '' WHERE sequence = 2")

    check_at_start()

    seen = witness.last(LOG)
    assert seen is not None
    assert seen.place == 1
