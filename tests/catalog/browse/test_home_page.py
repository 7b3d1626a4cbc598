from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from base import clock
from catalog.browse.home_page import SHOWN, home_values
from catalog.window.actions import refresh_all
from tests.catalog.browse.conftest import NOON, Office
from tests.factories import make_producer, make_product

pytestmark = pytest.mark.usefixtures("english")
NOVEMBER = 0b0100_0000_0000


def test_every_number_is_counted_for_the_moment(office: Office) -> None:
    producer = make_producer()
    for name in ("Mật ong", "Tiêu đỏ"):
        office.certify(make_product(name, producer=producer))
    make_product("Tỏi đen")
    refresh_all()
    numbers = [value for _, value in home_values(NOON)["number_facts"]]
    later = [value for _, value in home_values(NOON + dt.timedelta(days=4000))["number_facts"]]

    assert numbers == ["2", "1", "1", "3"]
    assert later == ["0", "0", "0", "3"]


def test_only_certified_products_of_the_month_are_shown(office: Office) -> None:
    office.certify(make_product("Cam", season=NOVEMBER))
    office.certify(make_product("Xoài", season=NOVEMBER >> 5))
    make_product("Quýt", season=NOVEMBER)
    refresh_all()

    assert [card["name"] for card in home_values(NOON)["cards"]] == ["Cam"]


def test_at_most_six_cards_are_shown(office: Office) -> None:
    for number in range(SHOWN + 1):
        office.certify(make_product(f"Cam {number}", season=NOVEMBER))

    assert len(home_values(NOON)["cards"]) == 6


@pytest.mark.django_db
def test_an_empty_catalogue_has_a_home_as_well() -> None:
    values = home_values(NOON)

    assert (values["cards"], values["provinces"], values["newest"]) == ([], None, None)
    assert values["changes_at"] == clock.next_midnight(NOON)
    assert not values["is_demo"]


def test_most_stars_come_first_and_then_the_name(office: Office) -> None:
    for name, star, score in (("Cam", 3, "65"), ("Bưởi", 4, "78.66"), ("Am", 3, "65")):
        product = make_product(name, season=NOVEMBER)
        office.certify(product, star=star, score=Decimal(score))

    assert [card["name"] for card in home_values(NOON)["cards"]] == ["Bưởi", "Am", "Cam"]
