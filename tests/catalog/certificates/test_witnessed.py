"""What this machine has seen of the log outlives what is done to the database."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from base import witness
from base.witness import Point
from catalog.certificates.actions import suspend_certificate
from catalog.certificates.models import CertificateEvent
from catalog.certificates.witnessed import LOG, State, begin_anew, check_at_start, state
from tests.catalog.certificates.conftest import Register
from tests.catalog.certificates.test_actions import papers
from tests.catalog.certificates.test_verification import set_back, sql


def points() -> list[tuple[int, str]]:
    return list(CertificateEvent.objects.order_by("sequence").values_list("place", "digest"))


def test_the_witness_is_told_when_the_change_is_committed(
    register: Register, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        first, second = papers(register, 2)
        suspend_certificate(first, register.decision())
        assert witness.everything() == {}
    written = points()

    assert witness.everything() == {
        f"c/{first.pk}": Point(*written[2]),
        f"c/{second.pk}": Point(*written[1]),
        LOG: Point(3, written[2][1]),
    }
    assert state() is State.WHOLE


def test_a_witness_that_cannot_be_written_is_logged_and_stops_nobody(
    register: Register, settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    with django_capture_on_commit_callbacks() as waiting:
        papers(register, 1)
    settings.WITNESS_FILE = tmp_path / "nowhere" / "witness"
    (tmp_path / "nowhere").write_text("a file, not a folder")

    for callback in waiting:
        callback()

    assert "could not be written" in caplog.text


def test_a_machine_that_saw_nothing_learns_the_log_at_start(register: Register) -> None:
    (paper,) = papers(register, 1)
    assert state() is State.NOTHING_SEEN

    check_at_start()

    assert state() is State.WHOLE
    assert witness.last(f"c/{paper.pk}") == Point(*points()[0])


def test_what_was_committed_and_not_told_is_told_at_start(register: Register) -> None:
    papers(register, 1)
    begin_anew()
    (paper,) = papers(register, 1)
    assert state() is State.WHOLE

    check_at_start()

    assert witness.last(f"c/{paper.pk}") == Point(*points()[1])


def test_an_older_database_is_said_loudly_at_start(
    register: Register, caplog: pytest.LogCaptureFixture
) -> None:
    papers(register, 3)
    begin_anew()
    set_back(2)

    check_at_start()

    assert state() is State.OLDER
    (record,) = caplog.records
    assert record.levelname == "CRITICAL"
    assert record.getMessage().startswith("The database is older than what this machine has seen")


def test_an_emptied_log_is_older_than_one_row_that_was_seen(register: Register) -> None:
    papers(register, 1)
    begin_anew()
    sql("DELETE FROM catalog_certificateevent")

    assert state() is State.OLDER


@pytest.mark.parametrize("sequence", [1, 2])
def test_another_log_is_said_loudly_at_start(
    register: Register, caplog: pytest.LogCaptureFixture, sequence: int
) -> None:
    papers(register, 2)
    witness.note({LOG: Point(sequence, "f" * 64)})

    check_at_start()

    assert state() is State.ANOTHER
    assert [record.levelname for record in caplog.records] == ["CRITICAL"]


def test_a_database_without_its_tables_stops_no_start(
    register: Register, caplog: pytest.LogCaptureFixture
) -> None:
    sql("ALTER TABLE catalog_certificateevent RENAME TO away")
    try:
        check_at_start()
    finally:
        if connection.vendor == "sqlite":
            sql("ALTER TABLE away RENAME TO catalog_certificateevent")

    assert "could not be held against its witness" in caplog.text


def test_after_a_restore_on_purpose_the_log_goes_on_from_the_database(register: Register) -> None:
    papers(register, 3)
    begin_anew()
    set_back(2)
    begin_anew()

    assert state() is State.WHOLE
    assert witness.last(LOG) == Point(2, points()[1][1])
