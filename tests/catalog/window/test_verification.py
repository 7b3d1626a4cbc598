from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.db import connection, transaction

from base.stored_text import text_of
from catalog.certificates.actions import suspend_certificate
from catalog.products.models import Product
from catalog.window.actions import refresh_all
from catalog.window.models import ProductFacts, PublicProducer
from catalog.window.sealing import sealed
from catalog.window.verification import faults
from tests.catalog.conftest import NOON, Office
from tests.factories import make_producer, make_product

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture
def honey(office: Office) -> Product:
    product = office.certify(make_product(), number="GL-1").product
    refresh_all()
    return product


def test_rows_as_they_were_made_have_no_fault(honey: Product) -> None:
    assert list(faults()) == []


TAMPERINGS = {
    "catalog_publicproduct SET text = replace(text, 'GL-1', 'GL-2')": "product",
    "catalog_publicproduct SET is_listed = false": "product",
    "catalog_productfacts SET text = replace(text, '2029', '2035')": "product facts",
    "catalog_publiccertificate SET place = 0": "certificate",
    "catalog_certificatefacts SET seal = '1:00'": "certificate facts",
    "catalog_publicproducer SET text = replace(text, '2029', '2035')": "producer",
}


@pytest.mark.parametrize(("sql", "kind"), TAMPERINGS.items())
def test_a_row_that_was_changed_is_named(honey: Product, sql: str, kind: str) -> None:
    _run(f"UPDATE {sql}")
    found = list(faults())

    assert any(each.startswith(f"{kind} ") and "was changed" in each for each in found)


@pytest.mark.parametrize(
    "table", ["publicproduct", "productfacts", "publiccertificate", "publicproducer"]
)
def test_a_row_that_is_gone_is_named(honey: Product, table: str) -> None:
    _run(f"DELETE FROM catalog_{table}")  # noqa: S608
    assert any("is missing" in each for each in faults())


def test_a_source_that_was_changed_behind_the_window_is_named(honey: Product) -> None:
    _run("UPDATE catalog_product SET name_vi = 'Mật ong giả'")
    found = list(faults())

    assert any("does not say what its sources say" in each for each in found)


def test_a_suspension_that_lapsed_by_itself_is_no_fault(office: Office) -> None:
    certificate = office.certify(make_product())
    suspend_certificate(certificate, office.decide(reason="Khẩn cấp"), emergency=True)
    refresh_all()

    with time_machine.travel(NOON + dt.timedelta(hours=100), tick=False):
        assert list(faults()) == []


def test_rows_made_by_a_clock_that_is_ahead_are_the_same_rows(office: Office) -> None:
    certificate = office.certify(make_product())
    suspend_certificate(certificate, office.decide(reason="Khẩn cấp"), emergency=True)
    rows = list(ProductFacts.objects.values_list("text", flat=True))

    with time_machine.travel(NOON + dt.timedelta(hours=100), tick=False):
        refresh_all()

    assert list(ProductFacts.objects.values_list("text", flat=True)) == rows
    assert list(faults()) == []


def test_a_public_row_of_nothing_is_named(honey: Product) -> None:
    bare = make_producer("Hộ kinh doanh Bình")
    with transaction.atomic():
        _run(f"DELETE FROM catalog_producer WHERE id = {bare.pk}")  # noqa: S608
        found = list(faults())
        transaction.set_rollback(True)

    assert found == [f"producer {bare.pk}: its public row is there, but nothing it was made from"]


def test_a_sealed_row_that_forgot_what_blocks_is_named(office: Office) -> None:
    certificate = office.certify(make_product())
    suspend_certificate(certificate, office.decide())
    row = ProductFacts.objects.get()
    row.text = text_of({**row.document, "blocked": ""})
    sealed(row).save()

    said = f"product facts {row.pk} ({row.pk}): its public row does not say what its sources say"
    assert said in list(faults())


def test_a_sealed_row_with_an_old_name_is_named(honey: Product) -> None:
    row = PublicProducer.objects.get()
    row.text = text_of({**row.document, "name_vi": "Tên cũ"})
    sealed(row).save()

    assert list(faults()) == [
        f"producer {row.pk} ({row.slug}): its public row does not say what its sources say"
    ]


def test_a_product_that_was_changed_outside_is_named(honey: Product) -> None:
    _run("UPDATE catalog_product SET code = 'ABCDEFGHJ'")

    said = f"saved product {honey.pk} ({honey.name_vi}): was changed outside this site"
    assert said in set(faults())


def _run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
