from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from catalog.certificates.actions import suspend_certificate
from catalog.certificates.models import Certificate
from catalog.certificates.reading import register_rows
from catalog.window.gazetteer import Gazetteer
from catalog.window.histories import Told
from catalog.window.projection import certificate_document, producer_document, product_document
from tests.catalog.conftest import NOON, Office
from tests.factories import make_producer, make_product


@pytest.fixture
def certificate(office: Office) -> Certificate:
    certificate = office.certify(make_product(), number="GL-7")
    suspend_certificate(certificate, office.decide())
    return certificate


def told(certificate: Certificate) -> Told:
    return Told(certificate, list(register_rows()))


def test_a_product_carries_every_event_of_its_certificates(certificate: Certificate) -> None:
    found = told(certificate)
    document = product_document(certificate.product, [found], Gazetteer(NOON.date()))
    kinds = [event["kind"] for event in document["certificates"][0]["events"]]

    assert (document["certificates"][0]["number"], kinds) == ("GL-7", ["issued", "suspended"])
    assert list(document["authorities"]) == [found.rows[0].authority.slug]
    assert (document["is_broken"], document["points"]) == (False, found.points())


def test_one_row_that_was_changed_spoils_the_whole_document(certificate: Certificate) -> None:
    found, gazetteer = told(certificate), Gazetteer(NOON.date())
    found.rows[0].star = 5

    assert product_document(certificate.product, [found], gazetteer)["is_broken"]
    assert certificate_document(found, certificate.product, gazetteer)["is_broken"]


def test_an_unlisted_product_is_named_but_not_linked(certificate: Certificate) -> None:
    certificate.product.is_listed = False
    document = certificate_document(told(certificate), certificate.product, Gazetteer(NOON.date()))

    assert document["product"]["slug"] == ""
    assert document["product"]["name_vi"] == certificate.product.name_vi


@pytest.mark.django_db
def test_a_producers_document_tells_what_it_published() -> None:
    producer = make_producer(email="htx@example.vn", story_vi="Câu chuyện.")
    document = producer_document(producer, [], Gazetteer(NOON.date()))

    assert (document["email"], document["story_vi"]) == ("htx@example.vn", "Câu chuyện.")
    assert (document["photo"], document["points"]) == (None, [])
    assert document["place"]["commune_code"] == producer.commune.code


@pytest.mark.django_db
def test_what_a_product_does_not_have_is_said_as_nothing() -> None:
    bare = product_document(make_product(), [], Gazetteer(NOON.date()))
    full = product_document(
        make_product(net_quantity=Decimal("0.50"), net_unit="kg", gtin="2000000000008"),
        [],
        Gazetteer(NOON.date()),
    )

    assert (bare["net_quantity"], bare["gtin"]) == (None, "")
    assert (full["net_quantity"], full["gtin"]) == ("0.50", "2000000000008")


def test_a_superseded_certificate_names_its_successor(office: Office) -> None:
    product = make_product()
    old = office.certify(product, number="GL-7")
    office.certify(product, number="GL-8", day=dt.date(2026, 4, 1))
    found = Told(old, list(register_rows().filter(certificate=old)))

    document = certificate_document(found, product, Gazetteer(NOON.date()))

    assert document["successors"] == {"GL-8": "gl-8"}


@pytest.mark.django_db
def test_the_day_of_registration_is_said_when_there_is_one() -> None:
    days = [None, dt.date(2020, 2, 29)]
    made = [make_producer(registered_on=day) for day in days]
    documents = [producer_document(each, [], Gazetteer(NOON.date())) for each in made]

    assert [each["registered_on"] for each in documents] == [None, "2020-02-29"]
