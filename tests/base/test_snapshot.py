"""Questions answered as of one moment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from base import witness
from base.accounts.models import User
from base.snapshot import hold_still, snapshot
from base.witness import Point
from tests.factories import make_person

POSTGRES = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite: see its file")
BEFORE, AFTER = Point(1, "a" * 64), Point(2, "b" * 64)


@pytest.fixture
def other() -> Iterator[Any]:
    """Somebody else at the same database."""
    another: Any = connection.copy()
    yield another
    another.close()


def write(other: Any, number: int) -> None:
    with other.cursor() as cursor:
        cursor.execute("UPDATE base_user SET full_name = %s WHERE id = %s", ["somebody", number])


@pytest.mark.django_db
def test_what_the_witness_is_told_meanwhile_is_not_held_against_the_database() -> None:
    witness.note({"c/1": BEFORE})
    with snapshot():
        witness.note({"c/1": AFTER})
        assert witness.last("c/1") == BEFORE
    assert witness.last("c/1") == AFTER


@pytest.mark.django_db(transaction=True)
def test_nothing_can_be_written_in_it_but_after_it() -> None:
    with pytest.raises(DatabaseError, match=r"read-?only"), snapshot():
        make_person("Hạnh")
    make_person("Bình")
    assert [each.full_name for each in User.objects.all()] == ["Bình"]


@POSTGRES
@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_what_others_commit_meanwhile_is_not_seen(other: Any) -> None:
    person = make_person("Hạnh")
    with snapshot():
        assert User.objects.get(pk=person.pk).full_name == "Hạnh"
        write(other, person.pk)
        assert User.objects.get(pk=person.pk).full_name == "Hạnh"
    assert User.objects.get(pk=person.pk).full_name == "somebody"


@POSTGRES
@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_holds_still_sees_nothing_of_others(other: Any) -> None:
    person = make_person("Hạnh")
    with transaction.atomic():
        hold_still()
        assert User.objects.get(pk=person.pk).full_name == "Hạnh"
        write(other, person.pk)
        assert User.objects.get(pk=person.pk).full_name == "Hạnh"
