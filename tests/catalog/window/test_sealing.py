from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from base import witness
from base.seal import Unbelievable
from base.witness import Point
from catalog.window import sealing
from catalog.window.actions import refresh_all
from catalog.window.models import (
    CertificateFacts,
    ProductFacts,
    PublicCertificate,
    PublicProducer,
    PublicProduct,
    PublicRow,
)
from catalog.window.sealing import columns_of, opened
from tests.factories import make_certificate, make_product

pytestmark = pytest.mark.django_db
KINDS = (PublicProduct, ProductFacts, PublicCertificate, CertificateFacts, PublicProducer)


@pytest.fixture(autouse=True)
def _two_products() -> None:
    make_certificate(make_product())
    make_certificate(make_product("Tiêu"))
    refresh_all()


def columns(kind: type[PublicRow], place: int = 0) -> tuple[Any, ...]:
    """The sealed columns of the first or second row, as the database gives them."""
    with connection.cursor() as cursor:
        names = ", ".join(columns_of(kind))
        cursor.execute(f"SELECT {names} FROM {kind._meta.db_table} ORDER BY 1")  # noqa: S608
        return tuple(cursor.fetchall()[place])


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_as_we_wrote_it_is_believed(kind: type[PublicRow]) -> None:
    assert opened(kind, columns(kind))["id"] == columns(kind)[0]


@pytest.mark.parametrize("kind", KINDS)
def test_no_column_can_be_changed(kind: type[PublicRow]) -> None:
    row, other = columns(kind), columns(kind, 1)
    for place in range(len(row)):
        forged = (*row[:place], other[place], *row[place + 1 :])
        if forged != row:
            with pytest.raises(Unbelievable):
                opened(kind, forged)


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_but_the_seal_is_sealed(kind: type[PublicRow]) -> None:
    every = {field.attname for field in kind._meta.concrete_fields}
    assert {*kind.SEALED, "seal"} == every


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_that_knows_less_than_the_witness_is_not_believed(kind: type[PublicRow]) -> None:
    row = columns(kind)
    ((chain, place, digest),) = opened(kind, row)["points"]
    witness.note({chain: Point(place, digest)})
    assert opened(kind, row)

    witness.note({chain: Point(place + 1, "a" * 64)})
    with pytest.raises(Unbelievable):
        opened(kind, row)


def test_control_without_the_seal_a_forged_row_is_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = columns(PublicProduct)
    forged = (*row[:1], "another-slug", *row[2:])
    monkeypatch.setattr(sealing, "is_sealed", lambda *_: True)

    assert opened(PublicProduct, forged)


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_of_bytes_is_not_believed_and_the_row_is_named(kind: type[PublicRow]) -> None:
    *row, _text, seal = columns(kind)

    with pytest.raises(Unbelievable, match=f"The row of {kind.KIND} {row[0]} was not written"):
        opened(kind, (*row, b"{}", seal))
