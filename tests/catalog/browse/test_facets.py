from __future__ import annotations

import random
from typing import Any

import pytest

from catalog.browse.product_list import FACETS
from catalog.window.shelf import Item, Shelf, Stock
from tests.catalog.browse.conftest import NOON
from tests.catalog.window.made_up import made_up_item
from themes.lists.choices import facet_values
from themes.lists.selection import Selection

pytestmark = pytest.mark.usefixtures("english")
SHELF = Shelf.standing(
    Stock(
        [
            *(made_up_item(number, star=3) for number in range(5)),
            *(made_up_item(number, star=4) for number in range(5, 7)),
            made_up_item(7, star=4, blocked="revoked"),
            made_up_item(8, star=5, province=("51", "Tỉnh Gia Định"), commune=("51001", "Xã Xa")),
        ],
    ),
    NOON,
)


def facet(shelf: Shelf, column: str, **chosen: str) -> dict[str, Any] | None:
    (wanted,) = (each for each in FACETS if each.column == column)
    selection = Selection(FACETS, chosen)
    return facet_values(shelf.rack, shelf.names, shelf.rack.everything, selection, wanted)


def labels(column: str, **chosen: str) -> list[tuple[str, int]]:
    found = facet(SHELF, column, **chosen)
    assert found is not None
    return [(item["label"], item["count"]) for item in found["choices"]]


def test_stars_come_from_the_most_down_and_states_from_the_best() -> None:
    assert labels("star_now") == [("5 stars", 1), ("4 stars", 2), ("3 stars", 5)]
    assert labels("outcome") == [("In force", 8), ("Certificate was revoked", 1)]


def test_communes_are_offered_within_the_chosen_province_only() -> None:
    assert facet(SHELF, "commune_code") is None
    assert labels("commune_code", province_code="51") == [("Xa commune", 1)]


def test_a_province_is_counted_without_its_communes() -> None:
    counted = labels("province_code", province_code="51", commune_code="51001")

    assert counted == [("Gia Định province", 1), ("Gia Lai province", 8)]


def test_every_count_is_the_naive_one_on_300_random_shelves() -> None:
    rng = random.Random(20261124)

    for _ in range(300):
        items = [_drawn(rng, number) for number in range(rng.randrange(0, 40))]
        shelf = Shelf.standing(Stock(items), NOON)
        chosen = _chosen(rng, items)
        for column in (each.column for each in FACETS):
            found = facet(shelf, column, **chosen)
            counts = {item["url"]: item["count"] for item in found["choices"]} if found else {}
            assert counts == _naive(items, Selection(FACETS, chosen), column)


def _drawn(rng: random.Random, number: int) -> Item:
    province = rng.choice(("51", "52"))
    commune = province + rng.choice(("001", "002", "003"))
    return made_up_item(
        number,
        star=rng.choice((None, 3, 4, 5)),
        blocked=rng.choice(("", "", "suspended", "revoked")),
        province=(province, province),
        commune=(commune, commune),
        group=rng.choice(("food", "drinks")),
        season=rng.choice((0, 0b100_0000_0000, 1)),
        is_potential=rng.random() < 0.2,
    )


def _chosen(rng: random.Random, items: list[Item]) -> dict[str, str]:
    """Some of the values of one thing, so that something is often found."""
    if not items:
        return {}
    values = _values(rng.choice(items))
    chosen = {name: value for name, value in values.items() if value and rng.random() < 0.4}
    if "province_code" not in chosen:
        chosen.pop("commune_code", None)
    return chosen


def _values(item: Item) -> dict[str, str]:
    outcome = item.outcome(NOON)
    return {
        "outcome": outcome,
        "star_now": item.star(outcome),
        "group": item.group,
        "province_code": item.province[0],
        "commune_code": item.commune[0],
        "season_now": item.in_season(NOON.month),
    }


def _naive(items: list[Item], selection: Selection, column: str) -> dict[str, int]:
    """Counts by the address each choice leads to, one thing after the other."""
    chosen = selection.chosen
    if column == "commune_code" and "province_code" not in chosen:
        return {}
    free = {column, "commune_code"} if column == "province_code" else {column}
    must = {name: value for name, value in chosen.items() if name not in free}
    counts = {chosen[column]: 0} if column in chosen else {}
    for values in map(_values, items):
        fits = all(values[name] == value for name, value in must.items())
        if fits and values[column]:
            counts[values[column]] = counts.get(values[column], 0) + 1
    return {selection.choosing(column, value).query: number for value, number in counts.items()}
