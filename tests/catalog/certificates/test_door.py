"""Nothing in the register is changed or removed, and nothing enters beside the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core import serializers
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from pytest_django import DjangoCaptureOnCommitCallbacks

from base import chain, witness
from base.witness import Point
from catalog.certificates import witnessed
from catalog.certificates.events import Kind
from catalog.certificates.guards import Reason, Refused
from catalog.certificates.models import Certificate, CertificateEvent, ChainHead
from catalog.products.models import Product
from tests.catalog.certificates.conftest import NOON, Register, written
from tests.factories import make_certificate, make_producer, make_product

if TYPE_CHECKING:
    from collections.abc import Callable

CHANGES: dict[str, Callable[[CertificateEvent], object]] = {
    "save": lambda row: row.save(),
    "save some fields": lambda row: row.save(update_fields=["reason"]),
    "save as a fixture": lambda row: row.save_base(raw=True),
    "delete": lambda row: row.delete(),
    "queryset.update": lambda _: CertificateEvent.objects.update(reason="x"),
    "related update": lambda row: row.certificate.events.update(reason="x"),
    "base manager update": lambda _: CertificateEvent._base_manager.update(reason="x"),
    "queryset.delete": lambda _: CertificateEvent.objects.all().delete(),
    "bulk_update": lambda row: CertificateEvent.objects.bulk_update([row], ["reason"]),
    "bulk_create": lambda row: CertificateEvent.objects.bulk_create([row]),
    "update_or_create": lambda row: CertificateEvent.objects.update_or_create(
        pk=row.pk, defaults={"reason": "x"}
    ),
    "certificate save": lambda row: row.certificate.save(),
    "certificate update": lambda _: Certificate.objects.update(number="x"),
    "certificates delete": lambda _: Certificate.objects.all().delete(),
    "certificates bulk_create": lambda row: Certificate.objects.bulk_create([row.certificate]),
}


def certificate_of(register: Register) -> Certificate:
    return make_certificate(register.product, authority=register.agency, officers=register.officers)


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_written_stays(register: Register, change: str) -> None:
    row = certificate_of(register).events.get()
    before = (written(), list(Certificate.objects.values_list("number")))
    row.reason = "changed"

    with pytest.raises(Refused) as refused, transaction.atomic():
        CHANGES[change](row)

    assert refused.value.reason is Reason.WRITTEN_ROWS_STAY
    assert (written(), list(Certificate.objects.values_list("number"))) == before
    assert CertificateEvent.objects.get().reason == ""


def test_a_certificate_is_not_deleted(register: Register) -> None:
    certificate = certificate_of(register)
    bare = Certificate.objects.create(number="GL-0", slug="gl-0", product=register.product)

    with pytest.raises(ProtectedError), transaction.atomic():
        certificate.delete()
    with pytest.raises(Refused), transaction.atomic():
        bare.delete()

    assert Certificate.objects.count() == 2


def test_a_fixture_file_does_not_enter_beside_the_door(register: Register) -> None:
    certificate = certificate_of(register)
    before = written()
    text = serializers.serialize("json", certificate.events.all()).replace('"issued"', '"revoked"')

    for loaded in serializers.deserialize("json", text):
        with pytest.raises(Refused), transaction.atomic():
            loaded.save()

    assert written() == before


def test_a_row_gets_its_place_in_the_chain(register: Register) -> None:
    certificate = certificate_of(register)
    second = CertificateEvent.objects.create(**register.row(certificate, Kind.SUSPENDED))
    first = certificate.events.earliest("sequence")

    assert (first.previous, second.previous) == (chain.GENESIS, first.digest)
    assert (second.pk, second.sequence, second.recorded_at) == (2, 2, NOON)
    assert ChainHead.objects.values_list("sequence", "digest").get() == (2, second.digest)


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_written(noon: None) -> None:
    with transaction.atomic():
        certificate = make_certificate(make_product())
    row = certificate.events.select_related("authority", "proposer", "approver").get()
    again = CertificateEvent(
        certificate=certificate, kind=Kind.SUSPENDED, at=NOON, authority=row.authority,
        decision_number="1", decision_date=NOON.date(), proposer=row.proposer,
        approver=row.approver,
    )  # fmt: skip

    with pytest.raises(Refused) as refused:
        again.save()

    assert refused.value.reason is Reason.OUTSIDE_TRANSACTION
    assert CertificateEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("approver_id", "proposer_id"),
        ("approver_id", "NULL"),
        ("emergency", "TRUE"),
        ("star", "2"),
        ("star", "6"),
        ("score", "NULL"),
        ("last_day", "NULL"),
        ("ruleset", "''"),
        ("kind", "'extended'"),
    ],
)
def test_the_database_itself_refuses_what_no_register_may_hold(
    register: Register, column: str, value: str
) -> None:
    certificate_of(register)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE catalog_certificateevent SET {column} = {value}")  # noqa: S608


def test_a_certified_product_stays_with_its_producer(register: Register) -> None:
    certificate_of(register)
    register.product.producer = make_producer("Hợp tác xã khác")

    with pytest.raises(Refused) as refused, transaction.atomic():
        register.product.save()

    assert refused.value.reason is Reason.HOLDER_STAYS


def suspend(register: Register, certificate: Certificate) -> None:
    CertificateEvent.objects.create(**register.row(certificate, Kind.SUSPENDED))


def test_an_event_knows_its_place_and_whom_it_was_granted_to(register: Register) -> None:
    certificate = certificate_of(register)
    make_certificate(make_product(), authority=register.agency, officers=register.officers)
    suspend(register, certificate)
    first, second = certificate.events.order_by("place")

    assert (first.place, first.before) == (1, chain.GENESIS)
    assert (second.sequence, second.place, second.before) == (3, 2, first.digest)
    assert (second.product, second.producer) == (register.product, register.product.producer)
    assert second.is_sealed()


@pytest.mark.parametrize(
    "tampering",
    [
        "DELETE FROM catalog_certificateevent WHERE sequence = 2",
        "UPDATE catalog_certificateevent SET star = 5 WHERE sequence = 1",
        "UPDATE catalog_certificateevent SET seal = '' WHERE sequence = 1",
    ],
)
def test_nothing_is_built_on_a_history_that_cannot_be_believed(
    register: Register, tampering: str
) -> None:
    certificate = certificate_of(register)
    suspend(register, certificate)
    witnessed.begin_anew()
    with connection.cursor() as cursor:
        cursor.execute(tampering)
    before = written()

    with pytest.raises(Refused) as refused, transaction.atomic():
        CertificateEvent.objects.create(**register.row(certificate, Kind.REVOKED))

    assert refused.value.reason is Reason.CANNOT_BE_BELIEVED
    assert written() == before


def test_nothing_is_built_on_a_log_that_was_set_back(register: Register) -> None:
    certificate = certificate_of(register)
    witness.note({"certificates": Point(2, "f" * 64)})

    with pytest.raises(Refused) as refused, transaction.atomic():
        suspend(register, certificate)

    assert refused.value.reason is Reason.CANNOT_BE_BELIEVED


def test_a_product_with_a_certificate_cannot_become_potential(register: Register) -> None:
    certificate_of(register)
    register.product.is_potential = True

    with pytest.raises(Refused) as refused, transaction.atomic():
        register.product.save()

    assert refused.value.reason is Reason.CERTIFIED_PRODUCT
    assert not Product.objects.get().is_potential


def test_a_product_whose_certificate_was_superseded_may_become_potential(
    register: Register,
) -> None:
    certificate = certificate_of(register)
    CertificateEvent.objects.create(**register.row(certificate, Kind.SUPERSEDED))
    register.product.is_potential = True

    register.product.save()

    assert Product.objects.get().is_potential


def test_a_product_without_certificates_may_become_potential(register: Register) -> None:
    register.product.is_potential = True
    register.product.save()

    assert Product.objects.get().is_potential


def test_an_event_saved_beside_the_actions_is_told_of(
    register: Register, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    certificate = certificate_of(register)
    with django_capture_on_commit_callbacks(execute=True):
        suspend(register, certificate)

    seen = witness.last(f"c/{certificate.pk}")
    assert seen is not None
    assert seen.place == 2


def test_a_product_that_was_changed_behind_our_back_is_not_sealed_anew(register: Register) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE catalog_product SET code = 'ABCDEFGHJ'")
    product = Product.objects.get()

    with pytest.raises(Refused) as refused, transaction.atomic():
        product.save()

    assert refused.value.reason is Reason.CANNOT_BE_BELIEVED
    assert not Product.objects.get().is_sealed()
