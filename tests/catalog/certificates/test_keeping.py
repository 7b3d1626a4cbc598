"""What was changed behind our back is neither saved nor sealed anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection

from base.sealed import SealedRow
from catalog.certificates.guards import Reason, Refused
from catalog.certificates.keeping import KEPT
from catalog.parties.models import Producer
from tests.factories import make_agency, make_place, make_producer, make_product

pytestmark = pytest.mark.django_db
NAMES = {"product": "name_vi", "producer": "name_vi", "agency": "name_vi", "adminunit": "name"}


@pytest.fixture(params=KEPT, ids=lambda kind: kind.__name__)
def row(request: pytest.FixtureRequest) -> SealedRow:
    every = (make_product, make_producer, make_agency, make_place)
    makers: dict[object, Callable[[], SealedRow]] = dict(zip(KEPT, every, strict=True))
    return makers[request.param]()


def test_a_new_row_is_sealed(row: SealedRow) -> None:
    assert read(row).is_sealed()


def test_a_row_that_is_saved_again_is_sealed_anew(row: SealedRow) -> None:
    setattr(row, named(row), "Tên mới")
    row.save()

    assert read(row).is_sealed()
    assert getattr(read(row), named(row)) == "Tên mới"


def test_a_row_that_is_saved_in_part_is_sealed_anew(row: SealedRow) -> None:
    setattr(row, named(row), "Tên mới")
    row.save(update_fields=[named(row)])

    assert read(row).is_sealed()


def test_a_row_that_was_changed_is_not_saved_over(row: SealedRow) -> None:
    change(row, named(row), "Giả")

    with pytest.raises(Refused) as refused:
        read(row).save()

    assert refused.value.reason is Reason.CANNOT_BE_BELIEVED
    assert not read(row).is_sealed()


def test_a_row_that_was_put_right_is_believed_again() -> None:
    producer = make_producer("Hạnh")
    change(producer, "name_vi", "Giả")
    change(producer, "name_vi", "Hạnh")

    assert Producer.objects.get().is_sealed()


def named(row: SealedRow) -> str:
    return NAMES[type(row).__name__.lower()]


def read(row: SealedRow) -> SealedRow:
    found: SealedRow = type(row)._default_manager.get(pk=row.pk)
    return found


def change(row: SealedRow, column: str, value: str) -> None:
    table = type(row)._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s",  # noqa: S608 - our own
                       [value, row.pk])  # fmt: skip
