from __future__ import annotations

import pytest
from django.db import connection

from base import witness
from base.witness import Point
from catalog.certificates.actions import suspend_certificate
from catalog.certificates.events import History
from catalog.certificates.models import Certificate
from catalog.certificates.reading import chain_of, register_rows
from catalog.window.histories import Told, gathered, readable
from tests.catalog.conftest import Office
from tests.factories import make_product


@pytest.fixture
def certificate(office: Office) -> Certificate:
    certificate = office.certify(make_product(), number="GL-7")
    suspend_certificate(certificate, office.decide())
    return certificate


def told(certificate: Certificate, known: Point | None = None) -> Told:
    return Told(certificate, list(register_rows().filter(certificate=certificate)), known)


def test_events_are_gathered_by_certificate_and_certificates_by_product(
    certificate: Certificate, office: Office
) -> None:
    other = office.certify(make_product("Tiêu"), number="GL-8")
    found = gathered(Certificate.objects.order_by("pk"), register_rows(), {})

    assert [len(each.rows) for mine in found.values() for each in mine] == [2, 1]
    assert list(found) == [certificate.product_id, other.product_id]


def test_a_history_tells_its_events_and_the_last_of_them(certificate: Certificate) -> None:
    found = told(certificate)
    last = found.rows[-1]

    assert [each["kind"] for each in found.document()["events"]] == ["issued", "suspended"]
    assert found.points() == [(chain_of(certificate.pk), 2, last.digest)]


def test_a_row_that_was_changed_spoils_the_history(certificate: Certificate) -> None:
    found = told(certificate)
    found.rows[0].star = 5

    assert (found.history, found.document()["events"]) == (None, [])


def test_a_tail_that_was_cut_is_noticed_by_what_the_public_row_knew(
    certificate: Certificate,
) -> None:
    known = told(certificate).point
    _cut_the_tail()

    assert told(certificate).history is not None
    assert told(certificate, known).history is None


def test_a_tail_that_was_cut_is_noticed_by_the_witness(certificate: Certificate) -> None:
    witness.note({chain_of(certificate.pk): told(certificate).point})
    assert told(certificate).history is not None
    _cut_the_tail()

    assert told(certificate).history is None


def test_a_certificate_that_lost_all_its_events_is_noticed(certificate: Certificate) -> None:
    witness.note({chain_of(certificate.pk): told(certificate).point})

    assert Told(certificate, []).history is None


def test_another_event_at_the_same_place_is_noticed(certificate: Certificate) -> None:
    found = told(certificate)
    assert Told(certificate, found.rows, Point(2, "f" * 64)).history is None


def _cut_the_tail() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM catalog_certificateevent WHERE kind = 'suspended'")


def test_what_is_known_already_is_believed(certificate: Certificate) -> None:
    assert told(certificate, told(certificate).point).history is not None


def test_a_certificate_without_events_has_an_empty_history_and_no_point(office: Office) -> None:
    bare = Certificate.objects.create(number="GL-0", slug="gl-0", product=make_product())
    found = Told(bare, [])

    assert (found.point, found.points()) == (Point(0, ""), [])
    assert found.history == History("GL-0", ())


def test_a_place_that_is_no_number_is_no_place(certificate: Certificate) -> None:
    found = told(certificate)
    found.rows[-1].place = "x"

    assert (found.point, found.history) == (Point(0, ""), None)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite keeps such values")
def test_one_event_that_cannot_be_read_stops_no_other(
    certificate: Certificate, office: Office
) -> None:
    other = office.certify(make_product("Tiêu"), number="GL-8")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE catalog_certificateevent SET score = 'x' WHERE kind = 'suspended'")

    rows, unreadable = readable(register_rows())

    assert [row.certificate for row in rows] == [certificate, other]
    assert unreadable == {certificate.pk}
    mine = gathered([certificate], rows, {}, unreadable)[certificate.product_id]
    assert [each.history for each in mine] == [None]
