from __future__ import annotations

import datetime as dt

from base.local_time import TIME_ZONE, next_midnight
from catalog.window.facts import Facts
from catalog.window.shelf import (
    IN_SEASON,
    Certified,
    Item,
    Shelf,
    Stock,
    certificate_item,
    product_item,
)
from tests.catalog.window.made_up import LAST, made_up_item

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=TIME_ZONE)
HOUR = dt.timedelta(hours=1)
NOVEMBER = 0b100_0000_0000


def shelf(*items: Item, at: dt.datetime = NOON) -> Shelf:
    return Shelf.standing(Stock(items), at)


def test_things_stand_in_vietnamese_order_without_those_not_listed() -> None:
    stock = Stock(
        [made_up_item(1, "Ổi"), made_up_item(2, "Đào"), made_up_item(3, "Am", is_listed=False)]
    )

    assert stock.ids == [2, 1]


def test_stars_count_only_while_in_force() -> None:
    found = shelf(made_up_item(1), made_up_item(2, blocked="revoked"), made_up_item(3, star=None))

    assert found.rack.columns["outcome"] == {"in_force": 1, "revoked": 2, "not_covered": 4}
    assert found.rack.columns["star_now"] == {"4": 1}


def test_a_potential_product_has_no_stars_nor_has_its_certificate() -> None:
    paper = made_up_item(2, is_potential=True, is_certificate=True)
    found = shelf(made_up_item(1, is_potential=True), paper)

    assert found.rack.columns["outcome"] == {"potential": 1, "in_force": 2}
    assert found.rack.columns["star_now"] == {}


def test_all_year_is_no_season() -> None:
    found = shelf(made_up_item(1), made_up_item(2, season=NOVEMBER), made_up_item(3, season=1))

    assert found.rack.columns["season_now"] == {IN_SEASON: 0b10}


def test_a_shelf_holds_until_midnight_and_not_before_it_was_made() -> None:
    found = shelf(made_up_item(1))

    assert found.until == next_midnight(NOON)
    assert found.holds(NOON)
    assert found.holds(found.until - HOUR)
    assert not found.holds(found.until)
    assert not found.holds(NOON - HOUR)


def test_a_shelf_holds_until_the_first_suspension_lapses() -> None:
    lapses = (NOON + 2 * HOUR, NOON + HOUR, NOON - HOUR)
    items = [
        made_up_item(number, blocked="suspended", blocked_until=lapse)
        for number, lapse in enumerate(lapses)
    ]

    assert shelf(*items).until == NOON + HOUR
    assert shelf(*items).rack.columns["outcome"] == {"suspended": 0b011, "in_force": 0b100}


def test_the_last_day_is_in_force_to_its_end() -> None:
    last = dt.datetime.combine(LAST, dt.time(23, 59), TIME_ZONE)

    assert shelf(made_up_item(1), at=last).rack.columns["outcome"] == {"in_force": 1}
    assert shelf(made_up_item(1), at=last + HOUR).rack.columns["outcome"] == {"expired": 1}


def test_home_counts_what_is_in_force_with_its_producers_and_communes() -> None:
    found = shelf(
        made_up_item(1, producer=1),
        made_up_item(2, producer=1, commune=("51001", "Xã Xa")),
        made_up_item(3, producer=2, blocked="revoked"),
    )

    assert found.certified == Certified(products=2, producers=1, communes=2)


def test_a_stock_knows_its_newest_event_and_whether_anything_is_made_up() -> None:
    stock = Stock([made_up_item(1, newest=NOON), made_up_item(2, newest=NOON - HOUR)])

    assert stock.newest == NOON
    assert stock.is_demo
    assert Stock([]).newest is None
    assert not Stock([made_up_item(1, is_demo=False)]).is_demo


def test_places_are_columns_by_code_and_have_their_names() -> None:
    found = shelf(made_up_item(1), made_up_item(2, province=("51", "Tỉnh Quảng Ngãi")))

    assert found.rack.columns["province_code"] == {"52": 0b01, "51": 0b10}
    assert found.rack.columns["commune_code"] == {"52001": 0b11}
    assert found.stock.names == {
        "52": "Tỉnh Gia Lai", "51": "Tỉnh Quảng Ngãi", "52001": "Xã Kon Gang",
    }  # fmt: skip


def test_a_suspension_that_lapses_now_ends_no_shelf() -> None:
    found = shelf(made_up_item(1, blocked="suspended", blocked_until=NOON))

    assert found.until == next_midnight(NOON)


def test_an_item_is_made_of_the_facts_that_are_stored() -> None:
    stored = {
        "id": 7, "sort_key": "k", "folded": "mat ong", "is_demo": True, "is_potential": True,
        "province_code": "52", "province_name": "Tỉnh Gia Lai", "commune_code": "52001",
        "commune_name": "Xã Kon Gang", "points": [["c/1", 1, "a"]], "is_listed": False,
        "group": "food", "season": 1, "producer": 3, **Facts(star=4).stored(),
    }  # fmt: skip
    product, paper = product_item(stored), certificate_item(stored)

    assert (product.is_listed, product.is_certificate, paper.is_listed, paper.is_certificate) == (
        False, False, True, True,
    )  # fmt: skip
    assert (product.group, product.season, product.producer, paper.group) == ("food", 1, 3, "")
    assert paper.points == (("c/1", 1, "a"),)
    assert (paper.province, paper.facts) == (("52", "Tỉnh Gia Lai"), Facts(star=4))
