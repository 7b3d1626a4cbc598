"""What the witness is told of a log, and what it was not told yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import TestCase
from pytest_django.fixtures import Settings

from base import witness
from base.witness import Point
from catalog.certificates.actions import suspend_certificate
from catalog.certificates.logs import NOTHING, Log
from catalog.certificates.models import CertificateEvent
from catalog.certificates.witnessed import CERTIFICATES, LOG, begin_anew, check_at_start
from tests.catalog.certificates.conftest import Register
from tests.catalog.certificates.test_actions import papers
from tests.catalog.certificates.test_verification import sql
from tests.factories import make_lot


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


@pytest.fixture
def lock(settings: Settings) -> Path:
    return Path(settings.WITNESS_FILE).with_suffix(".lock")


def committed(act: Callable[[], object]) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        act()


def test_an_act_that_could_not_be_told_is_told_by_the_next_one(
    register: Register, lock: Path
) -> None:
    first, second = papers(register, 2)
    begin_anew()
    lock.unlink()
    lock.mkdir()
    committed(lambda: suspend_certificate(first, register.decision()))
    assert (witness.last(LOG), CERTIFICATES.is_told()) == (Point(2, digest(2)), False)
    lock.rmdir()

    committed(lambda: suspend_certificate(second, register.decision()))

    assert witness.last(f"c/{first.pk}") == Point(2, digest(3))
    assert witness.last(f"c/{second.pk}") == Point(2, digest(4))
    assert CERTIFICATES.is_told()


def test_an_act_of_a_lot_tells_of_a_certificate_that_was_not_told(register: Register) -> None:
    (paper,) = papers(register, 1)
    committed(lambda: make_lot(paper.product))

    assert witness.last(f"c/{paper.pk}") == Point(1, digest(1))


def test_an_act_upon_what_was_told_tells_only_its_own(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers(register, 1)
    begin_anew()
    monkeypatch.setattr(Log, "untold", None)

    committed(lambda: papers(register, 2))

    assert CERTIFICATES.is_told()


def test_a_lost_witness_is_told_of_everything_by_the_next_act(
    register: Register, settings: Settings
) -> None:
    papers(register, 3)
    begin_anew()
    Path(settings.WITNESS_FILE).unlink()

    committed(lambda: papers(register, 1))

    assert len(witness.everything()) == 5


def test_the_next_act_tells_nothing_more_of_another_log(register: Register) -> None:
    papers(register, 2)
    witness.note({LOG: Point(1, "f" * 64)})

    committed(lambda: papers(register, 1))

    paper = CertificateEvent.objects.get(sequence=3).certificate_id
    assert {*witness.everything()} == {LOG, f"c/{paper}"}


def test_a_row_that_cannot_be_read_keeps_no_later_act_from_being_told(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers(register, 1)

    def unreadable(_log: Log) -> None:
        raise ValueError

    monkeypatch.setattr(Log, "untold", unreadable)
    committed(lambda: papers(register, 1))

    assert witness.last(LOG) == Point(2, digest(2))
