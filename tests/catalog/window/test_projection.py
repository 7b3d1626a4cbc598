from __future__ import annotations

import pytest

from catalog.certificates.actions import suspend_certificate
from catalog.certificates.models import Certificate
from catalog.certificates.reading import register_rows
from catalog.window.gazetteer import Gazetteer
from catalog.window.projection import (
    certificate_document,
    certificate_histories,
    is_believed,
    producer_document,
    product_document,
)
from tests.catalog.browse.conftest import NOON, Office
from tests.factories import make_producer, make_product


@pytest.fixture
def certificate(office: Office) -> Certificate:
    certificate = office.certify(make_product(), number="GL-7")
    suspend_certificate(certificate, office.decide())
    return certificate


def test_a_product_carries_every_event_of_its_certificates(certificate: Certificate) -> None:
    rows = list(register_rows())
    told = product_document(certificate.product, rows, Gazetteer(NOON.date()))
    kinds = [event["kind"] for event in told["certificates"][0]["events"]]

    assert (told["certificates"][0]["number"], kinds) == ("GL-7", ["issued", "suspended"])
    assert list(told["authorities"]) == [rows[0].authority.slug]
    assert not told["is_broken"]


def test_one_row_that_was_changed_spoils_the_whole_document(certificate: Certificate) -> None:
    rows = list(register_rows())
    rows[0].star = 5
    gazetteer = Gazetteer(NOON.date())

    assert [is_believed(row) for row in rows] == [False, True]
    assert product_document(certificate.product, rows, gazetteer)["is_broken"]
    assert certificate_document(certificate, rows, gazetteer)["is_broken"]


def test_an_unlisted_product_is_named_but_not_linked(certificate: Certificate) -> None:
    certificate.product.is_listed = False
    told = certificate_document(certificate, list(register_rows()), Gazetteer(NOON.date()))

    assert told["product"]["slug"] == ""
    assert told["product"]["name_vi"] == certificate.product.name_vi


def test_events_are_gathered_by_certificate(certificate: Certificate, office: Office) -> None:
    office.certify(make_product("Tiêu"), number="GL-8")
    gathered = certificate_histories(register_rows())

    assert [(each["number"], len(each["events"])) for each in gathered] == [
        ("GL-7", 2),
        ("GL-8", 1),
    ]


@pytest.mark.django_db
def test_a_producers_document_tells_what_it_published() -> None:
    producer = make_producer(email="htx@example.vn", story_vi="Câu chuyện.")
    told = producer_document(producer, Gazetteer(NOON.date()))

    assert (told["email"], told["story_vi"], told["photo"]) == (
        "htx@example.vn",
        "Câu chuyện.",
        None,
    )
    assert told["place"]["commune_code"] == producer.commune.code
