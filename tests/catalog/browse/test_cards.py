from __future__ import annotations

import datetime as dt

import pytest

from catalog.browse.cards import cards_of
from catalog.window.actions import refresh_all
from catalog.window.documents import Document
from catalog.window.models import PublicProduct
from tests.catalog.browse.conftest import NOON, Office
from tests.factories import make_product

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def rows(office: Office) -> list[Document]:
    office.certify(make_product("Mật ong", price_dong=165_000))
    make_product("Tiêu đỏ")
    refresh_all()
    found = [row.document for row in PublicProduct.objects.all()]
    return sorted(found, key=lambda each: each["sort_key"])


def test_a_card_wears_stars_only_while_the_certificate_is_in_force(
    rows: list[Document],
) -> None:
    today = cards_of(rows, NOON)
    later = cards_of(rows, NOON + dt.timedelta(days=4000))

    assert [(card["name"], card["stars"]) for card in today.every] == [
        ("Mật ong", 4), ("Tiêu đỏ", 0),
    ]  # fmt: skip
    assert [card["outcome"] for card in later.every] == ["expired", "not_covered"]
    assert [card["stars"] for card in later.every] == [0, 0]


def test_cards_know_the_midnight_at_which_they_change(rows: list[Document]) -> None:
    assert cards_of(rows, NOON).changes_at == dt.datetime(2029, 3, 2, tzinfo=NOON.tzinfo)
    assert cards_of(rows[1:], NOON).changes_at is None


def test_certified_products_can_be_told_from_the_others(rows: list[Document]) -> None:
    cards = cards_of(rows, NOON)

    assert [card["name"] for card in cards.in_force] == ["Mật ong"]
    assert [card["name"] for card in cards.others] == ["Tiêu đỏ"]


def test_a_price_on_request_is_no_price(rows: list[Document]) -> None:
    assert [card["price"] for card in cards_of(rows, NOON).every] == ["165,000\u00a0VND", ""]


def test_the_place_of_a_card_is_called_in_english(rows: list[Document]) -> None:
    assert {card["place"] for card in cards_of(rows, NOON).every} == {"Kon Gang commune"}
