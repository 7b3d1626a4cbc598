"""A value that cannot be read spoils its own row and stops no other (SQLite keeps such values)."""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import BooleanField, Model
from django.test import Client

from base import clock
from catalog.certificates.models import Certificate, CertificateEvent, ChainHead
from catalog.parties.models import Agency, Producer
from catalog.places.models import AdminUnit
from catalog.products.models import Product
from catalog.window import shelves
from catalog.window.actions import refresh_all
from catalog.window.models import (
    CertificateFacts,
    ProductFacts,
    PublicCertificate,
    PublicProducer,
    PublicProduct,
)
from catalog.window.verification import faults
from tests.factories import make_certificate, make_lot, make_product, make_run
from tests.outcomes import path_of
from traceability.lots.models import Lot, LotAct, LotHead, PublicLot
from traceability.scans.models import UnitState

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sqlite() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL holds nothing in a column that does not belong there.")


@pytest.fixture
def honey() -> Certificate:
    make_certificate(make_product("Tiêu đỏ"), number="GL-2")
    return make_certificate(make_product(), number="GL-1")


GARBAGE = {
    "last_day": "catalog_certificateevent SET last_day = '2035-99-99' WHERE certificate_id = {0}",
    "score": "catalog_certificateevent SET score = 'abc' WHERE certificate_id = {0}",
    "place": "catalog_certificateevent SET place = 'x' WHERE certificate_id = {0}",
}


@pytest.mark.parametrize("name", GARBAGE)
def test_an_event_nobody_can_read_stops_no_other_product(
    honey: Certificate, client: Client, name: str
) -> None:
    _run(f"UPDATE {GARBAGE[name].format(honey.pk)}")
    refresh_all()

    assert 'data-outcome="cannot_check"' in _page(client, f"/san-pham/{honey.product.slug}/")
    assert 'data-outcome="in_force"' in _page(client, "/so-dang-ky/gl-2/")
    with pytest.raises(CommandError, match="lỗi"):
        call_command("verify_log", verbosity=0)


BYTES = {
    "a seal": "catalog_publicproduct SET seal = x'00ff' WHERE product_id = {0}",
    "a text": "catalog_productfacts SET text = x'00ff' WHERE product_id = {0}",
}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_in_one_public_row_stop_no_list(
    honey: Certificate, client: Client, name: str
) -> None:
    _run(f"UPDATE {BYTES[name].format(honey.product_id)}")
    shelves.forget()

    for path in ("/", "/san-pham/", "/so-dang-ky/", "/san-pham/?q=tieu"):
        assert client.get(path).status_code == 200
    assert any("đã bị sửa" in each for each in faults())


# Every column of every table a verdict depends on; numbers of rows and of what they belong to are
# exchanged in test_borrowed_stars.
TABLES: tuple[type[Model], ...] = (
    Certificate, CertificateEvent, ChainHead, Product, Producer, Agency, AdminUnit, PublicProduct,
    ProductFacts, PublicCertificate, CertificateFacts, PublicProducer, Lot, LotAct, LotHead,
    PublicLot,
)  # fmt: skip
SHOWN_BY_NOTHING = {
    # Search words and order of names; a certificate's events name its number, not these.
    "folded", "folded_name", "sort_key",
    # A place on the map, a picture: said in docs/explanation/one-checked-truth.md.
    "latitude", "longitude", "photo",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES, ids=lambda each: each.__name__)
def test_bytes_in_any_column_are_named_and_stop_nobody(
    honey: Certificate, client: Client, table: type[Model]
) -> None:
    make_lot(honey.product)
    other = "/so-dang-ky/gl-2/"
    wrong: dict[str, object] = {}
    for field in table._meta.concrete_fields:
        # Bytes where yes or no belongs are read as no: seals and digests tell whether it was.
        if field.primary_key or field.name in SHOWN_BY_NOTHING or isinstance(field, BooleanField):
            continue
        with suppress(IntegrityError), transaction.atomic():  # what the database refuses
            _run(f"UPDATE {table._meta.db_table} SET \"{field.column}\" = x'00ff' WHERE "  # noqa: S608
                 f"{table._meta.pk.column} = (SELECT max({table._meta.pk.column}) "
                 f"FROM {table._meta.db_table})")  # fmt: skip
            shelves.forget()
            seen = {path: client.get(path).status_code for path in ("/", "/san-pham/", other)}
            is_named = _is_named()
            refresh_all()
            seen |= {f"{path} ": client.get(path).status_code for path in seen}
            if set(seen.values()) != {200} or not is_named:
                wrong[field.name] = (set(seen.values()), is_named)
            transaction.set_rollback(True)
        shelves.forget()
    assert wrong == {}


def test_bytes_in_the_row_of_a_lot_are_named_and_made_anew(
    honey: Certificate, client: Client
) -> None:
    lot = make_lot(honey.product)
    make_run(lot)
    _run("UPDATE traceability_publiclot SET facts = x'00ff'")
    assert (client.get(path_of(lot)).status_code, _is_named()) == (503, True)

    refresh_all()

    assert (client.get(path_of(lot)).status_code, _is_named()) == (200, False)


def test_a_place_that_is_gone_stops_nobody_and_leaves_its_products_unchecked(
    honey: Certificate, client: Client
) -> None:
    with transaction.atomic():  # what is missed is noticed at the end
        _run("DELETE FROM catalog_adminunit WHERE level = 'commune'")
        refresh_all()
        page = _page(client, f"/san-pham/{honey.product.slug}/")
        listed = client.get("/san-pham/").status_code
        named = _is_named()
        transaction.set_rollback(True)

    assert 'data-outcome="cannot_check"' in page
    assert (listed, named) == (200, True)


@pytest.mark.parametrize("column", ["count", "first_hour", "serial"])
def test_bytes_in_a_count_of_looks_never_end_a_scan(
    honey: Certificate, client: Client, column: str
) -> None:
    lot = make_lot(honey.product)
    make_run(lot)
    UnitState.objects.create(lot=lot, index=3, first_hour=clock.now(), count=2)
    _run(f"UPDATE traceability_unitstate SET {column} = x'00ff'")  # noqa: S608 - our own names

    assert client.get(path_of(lot)).status_code in (200, 503)
    assert client.get(path_of(lot, 2)).status_code == 200


def _is_named() -> bool:
    try:
        call_command("verify_log", verbosity=0)
    except CommandError:
        return True
    return False


def test_what_is_no_row_of_ours_never_stands_in_the_way_of_a_true_one(honey: Certificate) -> None:
    _run("UPDATE catalog_publiccertificate SET place = 99, head = '00'")
    refresh_all()

    assert list(faults()) == []


def _page(client: Client, path: str) -> str:
    return client.get(path).content.decode().partition("<main")[2]


def _run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
