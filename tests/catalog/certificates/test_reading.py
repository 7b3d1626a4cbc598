"""A row that was changed is never believed, whatever was changed in it."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection

from catalog.certificates.events import Kind
from catalog.certificates.models import CertificateEvent
from catalog.certificates.outcomes import Outcome
from catalog.certificates.reading import Tampered, histories, register_rows, verdict_of
from tests.catalog.certificates.conftest import NOON, Register
from tests.catalog.certificates.test_verification import change, other_values
from tests.factories import make_certificate

COLUMNS = [
    "at", "authority_id", "approver_id", "capped_by", "certificate_id", "decision_date",
    "decision_number", "digest", "emergency", "id", "kind", "last_day", "previous",
    "proposer_id", "reason", "recorded_at", "ruleset", "score", "sequence", "star",
    "successor_id",
]  # fmt: skip
MORE = {"emergency": True, "id": 77, "sequence": 77, "digest": "f" * 64, "previous": "e" * 64}


@pytest.fixture
def suspended_and_back(register: Register) -> Register:
    """In force at noon, after a suspension a crafty person may want to bring back or hide."""
    certificate = make_certificate(
        register.product, authority=register.agency, officers=register.officers
    )
    for kind in (Kind.SUSPENDED, Kind.REINSTATED):
        CertificateEvent.objects.create(**register.row(certificate, kind))
    return register


def outcome() -> Outcome:
    return verdict_of(register_rows(), NOON, potential=False).outcome


def test_the_untouched_rows_say_in_force(suspended_and_back: Register) -> None:
    assert outcome() is Outcome.IN_FORCE


def test_every_column_is_tried() -> None:
    assert {field.column for field in CertificateEvent._meta.concrete_fields} == set(COLUMNS)


@pytest.mark.parametrize("sequence", [1, 2, 3])
@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_row_cannot_be_checked(
    unchecked: None, suspended_and_back: Register, column: str, sequence: int
) -> None:
    value = {**other_values(suspended_and_back), **MORE}[column]

    change(sequence, column, value)

    assert outcome() is Outcome.CANNOT_CHECK
    with pytest.raises(Tampered):
        histories(register_rows())


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite keeps such values")
@pytest.mark.parametrize("column", ["at", "recorded_at", "decision_date", "last_day", "score"])
def test_a_value_no_column_can_hold_cannot_be_checked(
    suspended_and_back: Register, column: str
) -> None:
    change(1, column, "hôm qua")

    assert outcome() is Outcome.CANNOT_CHECK


def test_a_database_that_is_away_cannot_be_asked(
    suspended_and_back: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise DatabaseError("away")

    rows = register_rows()
    with connection.execute_wrapper(away):
        found = verdict_of(rows, NOON, potential=False)

    assert found.outcome is Outcome.CANNOT_CHECK


def test_reading_a_verdict_is_one_query(
    suspended_and_back: Register, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert outcome() is Outcome.IN_FORCE
