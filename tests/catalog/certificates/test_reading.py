"""A row that was changed is never believed, whatever was changed in it."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection

from base import chain
from base.witness import Point
from catalog.certificates import witnessed
from catalog.certificates.events import Kind
from catalog.certificates.models import CertificateEvent
from catalog.certificates.outcomes import Outcome
from catalog.certificates.reading import (
    Tampered,
    believed,
    chain_of,
    fault_of,
    heads,
    histories,
    register_rows,
    standing_of,
    verdict_of,
)
from catalog.certificates.states import State
from tests.catalog.certificates.conftest import NOON, Register
from tests.catalog.certificates.test_verification import change, other_values, sql
from tests.factories import make_certificate, make_producer

COLUMNS = [
    "at", "authority_id", "approver_id", "before", "capped_by", "certificate_id", "decision_date",
    "decision_number", "digest", "emergency", "id", "kind", "last_day", "place", "previous",
    "producer_id", "product_id", "proposer_id", "reason", "recorded_at", "ruleset", "score",
    "seal", "sequence", "star",
    "successor_id",
]  # fmt: skip
MORE = {
    "emergency": True,
    "id": 77,
    "sequence": 77,
    "digest": "f" * 64,
    "previous": "e" * 64,
    "before": "e" * 64,
}


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


@pytest.mark.parametrize("sequence", [1, 2])
def test_a_history_with_a_gap_is_not_believed(suspended_and_back: Register, sequence: int) -> None:
    sql("DELETE FROM catalog_certificateevent WHERE sequence = %s", sequence)

    assert outcome() is Outcome.CANNOT_CHECK


def test_a_cut_history_is_believed_by_itself_and_not_by_the_witness(
    suspended_and_back: Register,
) -> None:
    witnessed.begin_anew()
    sql("DELETE FROM catalog_certificateevent WHERE sequence = 3")

    assert len(histories(register_rows())) == 1
    with pytest.raises(Tampered, match="More was seen"):
        believed(register_rows())
    assert outcome() is Outcome.CANNOT_CHECK


def test_a_certificate_whose_rows_are_all_gone_is_noticed(suspended_and_back: Register) -> None:
    witnessed.begin_anew()
    (certificate,) = heads(register_rows())
    sql("DELETE FROM catalog_certificateevent")

    assert believed(register_rows()) == []
    with pytest.raises(Tampered, match=f"More was seen of certificate {certificate} "):
        believed(register_rows(), expected=[certificate])


def test_a_row_linked_anew_without_the_key_is_not_believed(suspended_and_back: Register) -> None:
    row = register_rows().get(sequence=1)
    row.star = 5
    change(1, "star", 5)
    change(1, "digest", chain.digest(row.previous, row.content()))

    with pytest.raises(Tampered, match=r"Row 1 .* not written by this register"):
        histories(register_rows())


def test_a_seal_of_another_row_is_not_believed(suspended_and_back: Register) -> None:
    change(1, "seal", register_rows().get(sequence=2).seal)

    assert outcome() is Outcome.CANNOT_CHECK


def test_a_certificate_of_a_product_given_to_another_producer_is_not_believed(
    suspended_and_back: Register,
) -> None:
    sql("UPDATE catalog_product SET producer_id = %s", make_producer("Hợp tác xã khác").pk)

    with pytest.raises(Tampered, match="granted to another holder"):
        histories(register_rows())


def test_a_row_in_its_place_has_no_fault(suspended_and_back: Register) -> None:
    first, second, _third = register_rows()

    assert (fault_of(first, None), fault_of(second, first)) == ("", "")
    assert fault_of(second, None) == "does not follow the row before it of its certificate"


def test_the_head_of_a_certificate_is_its_last_row(suspended_and_back: Register) -> None:
    last = register_rows().get(sequence=3)

    assert heads(register_rows()) == {last.certificate_id: Point(3, last.digest)}
    assert chain_of(7) == "c/7"


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


def test_a_paper_that_was_changed_or_lost_its_rows_has_no_standing(
    suspended_and_back: Register,
) -> None:
    certificate = suspended_and_back.product.certificates.get()
    stands = standing_of(certificate, register_rows(), NOON)
    assert stands
    assert stands.state is State.IN_FORCE

    witnessed.begin_anew()
    change(1, "star", 5)
    assert standing_of(certificate, register_rows(), NOON) is None
    sql("DELETE FROM catalog_certificateevent")
    assert standing_of(certificate, register_rows(), NOON) is None
