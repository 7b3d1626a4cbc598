from __future__ import annotations

import pytest
from django.test import Client

from catalog.browse.producer_page import phone_words
from catalog.window.actions import refresh_all
from tests.catalog.conftest import Office
from tests.factories import make_producer, make_product


@pytest.mark.parametrize(
    ("phone", "words"),
    [
        ("+84912345678", "0912 345 678"),
        ("+842693821234", "0269 382 1234"),
        ("+6621234567", "+6621234567"),
        ("", ""),
    ],
)
def test_a_phone_number_is_written_in_steps(phone: str, words: str) -> None:
    assert phone_words(phone) == words


def test_certified_products_stand_apart_from_the_others(office: Office, client: Client) -> None:
    producer = make_producer("HTX Hạnh Phúc")
    office.certify(make_product("Mật ong", producer=producer))
    make_product("Tiêu đỏ", producer=producer)
    refresh_all()
    page = client.get(f"/en/chu-the/{producer.slug}/").content.decode()
    certified, _, others = page.partition("Other products")

    assert "Only these products of this producer are certified today." in certified
    assert ("Mật ong" in certified, "Tiêu đỏ" in certified) == (True, False)
    assert ("Mật ong" in others, "Tiêu đỏ" in others) == (False, True)


def test_a_producer_without_a_certificate_says_so(office: Office, client: Client) -> None:
    producer = make_product().producer
    refresh_all()
    page = client.get(f"/en/chu-the/{producer.slug}/").content.decode()

    assert "No product of this producer is certified today." in page
