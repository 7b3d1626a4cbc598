"""A thousand rows, each changed by raw SQL: found and named."""

from __future__ import annotations

import datetime as dt
import re
from random import Random
from typing import Any

import pytest
from django.db import connection, transaction

from base import chain
from catalog.certificates.events import Kind
from catalog.certificates.models import Certificate, CertificateEvent, ChainHead
from catalog.certificates.verification import faults
from catalog.signals import changes_gathered
from tests.catalog.certificates.conftest import NOON, Register
from tests.factories import make_agency, make_certificate, make_person, make_producer, make_product

pytestmark = pytest.mark.usefixtures("in_english")
TABLE = "catalog_certificateevent"
ROWS = 1000


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def change(sequence: int, column: str, value: object) -> None:
    sql(f"UPDATE {TABLE} SET {column} = %s WHERE sequence = %s", value, sequence)  # noqa: S608


def named() -> set[int]:
    """The numbers of the rows that some sentence names."""
    return {int(number) for line in faults() for number in re.findall(r"row (\d+)", line)}


def fill(register: Register, rows: int) -> None:
    """Certificates that are suspended, reinstated and revoked, until the log has so many rows."""
    with changes_gathered():  # the shop window is not what is tested here
        for _ in range(rows // 8):
            write_a_life(register, 8)
        write_a_life(register, rows % 8)


def write_a_life(register: Register, rows: int) -> None:
    """One certificate and the first rows of its life."""
    if not rows:
        return
    steps = [*(Kind.SUSPENDED, Kind.REINSTATED) * 3, Kind.REVOKED]
    product = make_product(producer=register.product.producer)
    paper = make_certificate(product, authority=register.agency, officers=register.officers)
    for step in steps[: rows - 1]:
        CertificateEvent.objects.create(**register.row(paper, step))


def insert_beside_the_door(row: CertificateEvent) -> None:
    """What somebody with the database's password could do."""
    fields = row._meta.concrete_fields
    names = ", ".join(str(field.column) for field in fields)
    marks = ", ".join("%s" for _ in fields)
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    sql(f"INSERT INTO {TABLE} ({names}) VALUES ({marks})", *values)  # noqa: S608


@pytest.fixture
def small(register: Register) -> Register:
    fill(register, 12)
    return register


def test_an_untouched_log_is_whole(small: Register) -> None:
    assert list(faults()) == []


def test_an_empty_log_is_whole(register: Register) -> None:
    assert list(faults()) == []


def other_values(register: Register) -> dict[str, Any]:
    """For each column something it may hold but did not."""
    stranger, body = make_person("Cường"), make_agency("Cơ quan khác")
    paper = Certificate.objects.create(number="GL-0", slug="gl-0", product=register.product)
    moment = str((NOON - dt.timedelta(days=9)).astimezone(dt.UTC).replace(tzinfo=None))
    return {
        "certificate_id": paper.pk,
        "kind": "renewed",
        "at": moment,
        "recorded_at": moment,
        "decision_number": "99/QĐ-UBND",
        "decision_date": "2020-01-01",
        "authority_id": body.pk,
        "reason": "Sửa sau",
        "proposer_id": stranger.pk,
        "approver_id": stranger.pk,
        "score": "61.25",
        "star": 3,
        "capped_by": "x",
        "ruleset": "rs2019",
        "last_day": "2040-01-01",
        "successor_id": paper.pk,
        "place": 77,
        "before": None,
        "product_id": make_product("Tiêu").pk,
        "producer_id": make_producer("Hợp tác xã khác").pk,
        "seal": f"1:{0:032x}",
        "previous": None,
        "digest": None,
    }


def random_change(random: Random, sequence: int, values: dict[str, Any]) -> str:
    column = random.choice(sorted(values))
    value = values[column] or f"{random.getrandbits(256):064x}"
    if column == "place":  # the database lets no two events of a certificate have one place
        value = 1000 + sequence
    if column == "certificate_id":
        value = bare_paper(f"GL-0-{sequence}").pk
    change(sequence, column, value)
    return column


def bare_paper(number: str) -> Certificate:
    product = CertificateEvent.objects.first().product  # type: ignore[union-attr]
    return Certificate.objects.create(number=number, slug=number.lower(), product=product)


def test_each_of_a_thousand_rows_changed_in_a_random_column_is_named(
    unchecked: None, register: Register
) -> None:
    fill(register, ROWS)
    values, random, touched = other_values(register), Random(1), set()
    assert named() == set()

    # Ten walks: in each, a hundred random rows differ; over all walks every row is changed once.
    order = random.sample(range(1, ROWS + 1), ROWS)
    for start in range(0, ROWS, 100):
        changed = set(order[start : start + 100])
        place = transaction.savepoint()
        touched |= {random_change(random, sequence, values) for sequence in changed}
        assert named() == changed
        transaction.savepoint_rollback(place)

    assert touched == set(values)
    assert named() == set()


def test_every_column_of_the_table_is_covered(register: Register) -> None:
    columns = {field.column for field in CertificateEvent._meta.concrete_fields}

    assert columns - set(other_values(register)) == {"id", "sequence", "emergency"}


@pytest.mark.parametrize("sequence", [1, 6, 12])
def test_another_id_is_named(small: Register, sequence: int) -> None:
    change(sequence, "id", 77)

    assert named() == {sequence}


def test_an_emergency_made_up_later_is_named(small: Register) -> None:
    change(2, "emergency", True)  # noqa: FBT003 - a column's value

    assert named() == {2}


def test_a_deleted_row_is_named(small: Register) -> None:
    sql(f"DELETE FROM {TABLE} WHERE sequence = 5")  # noqa: S608

    (missing, gap) = faults()
    assert missing == "row 5 (certificate –): missing"
    assert re.fullmatch(r"certificate GL-\d+: event 6 comes after event 4", gap)


@pytest.mark.parametrize("cut", [1, 4, 12])
def test_a_cut_tail_is_named(small: Register, cut: int) -> None:
    sql(f"DELETE FROM {TABLE} WHERE sequence > %s", 12 - cut)  # noqa: S608

    assert named() == set(range(13 - cut, 13))


def test_two_rows_that_change_places_are_named(small: Register) -> None:
    change(4, "sequence", 1000)
    change(8, "sequence", 4)
    change(1000, "sequence", 8)

    assert {4, 8} <= named()


def row_after(row: CertificateEvent) -> CertificateEvent:
    """The same step once more, linked as well as anybody can without the key."""
    row.pk = row.sequence = row.sequence + 1
    row.place, row.before, row.previous = row.place + 1, row.digest, row.digest
    row.digest = chain.digest(row.previous, row.content())
    return row


def test_a_forged_row_at_the_end_is_named(small: Register) -> None:
    row = row_after(CertificateEvent.objects.get(sequence=12))
    row.digest = "f" * 64
    insert_beside_the_door(row)

    assert 13 in named()


def test_a_forged_row_with_a_right_digest_is_named_by_head_and_seal(small: Register) -> None:
    row = row_after(CertificateEvent.objects.get(sequence=12))
    insert_beside_the_door(row)

    assert list(faults()) == [
        "head: says 12, the log ends at row 13",
        f"row 13 (certificate {row.certificate}): not written by this register",
    ]


def set_back(sequence: int) -> None:
    """The database as it was when the log ended at this row."""
    sql(f"DELETE FROM {TABLE} WHERE sequence > %s", sequence)  # noqa: S608
    last = CertificateEvent.objects.get(sequence=sequence)
    ChainHead.objects.update(sequence=sequence, digest=last.digest)


def test_a_last_row_written_anew_is_named_by_the_head(small: Register) -> None:
    row = CertificateEvent.objects.get(sequence=12)
    row.reason = "Sửa sau"
    change(12, "reason", row.reason)
    change(12, "digest", chain.digest(row.previous, row.content()))

    assert named() == {12}


def test_a_changed_head_is_named(small: Register) -> None:
    ChainHead.objects.update(digest="f" * 64)

    (sentence,) = faults()
    assert sentence.startswith("head: remembers another row 12 (certificate GL-")


@pytest.mark.parametrize("sequence", [0, 11])
def test_a_head_set_back_is_named(small: Register, sequence: int) -> None:
    ChainHead.objects.update(sequence=sequence)

    assert list(faults()) == [f"head: says {sequence}, the log ends at row 12"]


def test_a_head_set_forward_is_named(small: Register) -> None:
    ChainHead.objects.update(sequence=13)

    assert list(faults()) == ["row 13 (certificate –): missing"]


def test_a_removed_head_is_named(small: Register) -> None:
    ChainHead.objects.all().delete()

    assert list(faults()) == ["head: says 0, the log ends at row 12"]


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite keeps such values")
@pytest.mark.parametrize("column", ["at", "decision_date", "last_day", "score"])
def test_a_value_no_column_can_hold_is_named_not_fatal(small: Register, column: str) -> None:
    change(1, column, "hôm qua")

    assert named() == {1}
