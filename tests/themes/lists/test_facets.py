from __future__ import annotations

from themes.lists.facets import in_order_of


def test_values_stand_in_the_order_given_and_strangers_come_last() -> None:
    order = in_order_of(lambda: ["food", "drinks"])

    assert sorted(["x", "drinks", "food"], key=order) == ["food", "drinks", "x"]
