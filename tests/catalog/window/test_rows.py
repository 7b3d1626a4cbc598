from __future__ import annotations

import pytest

from base.witness import Point
from catalog.certificates.models import Certificate
from catalog.certificates.reading import register_rows
from catalog.window.facts import NOTHING
from catalog.window.gazetteer import Gazetteer
from catalog.window.histories import Told
from catalog.window.rows import certificate_rows, producer_row, product_rows
from tests.catalog.conftest import NOON, Office
from tests.factories import make_product


def told(certificate: Certificate, known: Point | None = None) -> Told:
    return Told(certificate, list(register_rows()), known)


def test_a_products_facts_carry_what_lists_filter_by(office: Office) -> None:
    certificate = office.certify(make_product("Mật ong", price_dong=165_000))
    _row, facts = product_rows(certificate.product, [told(certificate)], Gazetteer(NOON.date()))
    found = facts.document

    assert (found["star"], found["price_dong"], found["blocked"]) == (4, 165_000, "")
    assert (found["in_force_until"], found["newest"]) == ("2029-03-01", "2026-02-28T17:00:00+00:00")
    assert "mat ong" in found["folded"]
    assert "kon gang" in found["folded"]


def test_a_certificate_is_found_by_number_product_and_producer(office: Office) -> None:
    certificate = office.certify(make_product("Tiêu đỏ"), number="12/2026/OCOP")
    row, facts = certificate_rows(told(certificate), certificate.product, Gazetteer(NOON.date()))

    assert facts.document["folded"].startswith("12/2026/ocop tieu do")
    assert (row.document["number"], row.place) == ("12/2026/OCOP", 1)


def test_rows_that_are_not_believed_are_blocked_and_carry_no_star(office: Office) -> None:
    certificate = office.certify(make_product())
    found = told(certificate)
    found.rows[0].star = 5
    _row, facts = product_rows(certificate.product, [found], Gazetteer(NOON.date()))

    assert (facts.document["blocked"], facts.document["star"]) == ("cannot_check", None)


def test_what_was_known_of_a_certificate_is_not_forgotten_with_its_events(office: Office) -> None:
    certificate = office.certify(make_product())
    known = Point(3, "c" * 64)
    row, _facts = certificate_rows(
        told(certificate, known), certificate.product, Gazetteer(NOON.date())
    )

    assert (row.place, row.head, row.document["is_broken"]) == (*known, True)


@pytest.mark.django_db
def test_a_producers_row_names_its_products_in_order(office: Office) -> None:
    certificate = office.certify(make_product())
    product = certificate.product
    _row, facts = product_rows(product, [told(certificate)], Gazetteer(NOON.date()))
    later = {**facts.document, "sort_key": "zz", "id": 7}
    row = producer_row(product.producer, [later, facts.document], Gazetteer(NOON.date()))

    assert [each["id"] for each in row.document["portfolio"]] == [product.pk, 7]
    assert row.document["portfolio"][0]["facts"].keys() == NOTHING.stored().keys()
    assert (row.slug, len(row.document["points"])) == (product.producer.slug, 2)


def test_another_event_at_the_same_place_does_not_take_the_place_of_the_one_known(
    office: Office,
) -> None:
    certificate = office.certify(make_product())
    known = Point(1, "c" * 64)
    row, _facts = certificate_rows(
        told(certificate, known), certificate.product, Gazetteer(NOON.date())
    )

    assert (row.place, row.head, row.document["is_broken"]) == (*known, True)


def test_a_certificate_without_events_has_facts_that_cover_nothing(office: Office) -> None:
    product = make_product()
    bare = Certificate.objects.create(number="GL-0", slug="gl-0", product=product)
    row, facts = certificate_rows(Told(bare, []), product, Gazetteer(NOON.date()))

    assert (row.place, facts.document["star"], facts.document["blocked"]) == (0, None, "")


def test_long_texts_are_kept_to_a_thousand_letters(office: Office) -> None:
    product = make_product()
    product.folded = "m" * 1200
    _row, facts = product_rows(product, [], Gazetteer(NOON.date()))

    assert facts.document["folded"] == "m" * 1000
