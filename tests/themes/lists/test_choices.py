from __future__ import annotations

from typing import Any

from tests.themes.lists.stalls import FACETS, ROW, SIZE, ZONE, Market
from themes.lists.choices import facet_values
from themes.lists.facets import Facet
from themes.lists.selection import Selection

MARKET = Market([("51", "1", "3"), ("52", "1", "4"), ("52", "2", "4"), ("52", "2", "5")])


def facet(wanted: Facet, **chosen: str) -> dict[str, Any] | None:
    return of_market(MARKET, wanted, **chosen)


def of_market(market: Market, wanted: Facet, **chosen: str) -> dict[str, Any] | None:
    selection = Selection(FACETS, chosen)
    return facet_values(market.rack, market.names, market.rack.everything, selection, wanted)


def labels(wanted: Facet, **chosen: str) -> list[tuple[str, int]]:
    found = facet(wanted, **chosen)
    assert found is not None
    return [(item["label"], item["count"]) for item in found["choices"]]


def test_values_come_in_the_order_of_the_facet_or_of_their_names() -> None:
    assert labels(SIZE) == [("5 m", 1), ("4 m", 2), ("3 m", 1)]
    assert labels(ZONE) == [("Khu Bắc", 3), ("Khu Đông", 1)]


def test_a_facet_is_counted_beside_all_other_choices_but_its_own() -> None:
    chosen = {"size": "4", "zone": "52"}

    assert labels(SIZE, **chosen) == [("5 m", 1), ("4 m", 2)]
    assert labels(ZONE, **chosen) == [("Khu Bắc", 2)]


def test_a_facet_within_another_waits_for_it_and_does_not_narrow_it() -> None:
    assert facet(ROW) is None
    assert labels(ROW, zone="52") == [("1", 1), ("2", 2)]
    assert labels(ZONE, zone="52", row="1") == [("Khu Bắc", 3), ("Khu Đông", 1)]


def test_a_choice_that_finds_nothing_can_still_be_taken_back() -> None:
    found = of_market(Market([("51", "1", "3")]), SIZE, size="5")

    assert found is not None
    assert found["is_open"]
    current = found["choices"][0]
    assert (current["label"], current["count"], current["remove_url"]) == ("5 m", 0, "?")


def test_a_facet_without_values_is_left_out() -> None:
    assert of_market(Market([]), ZONE) is None
