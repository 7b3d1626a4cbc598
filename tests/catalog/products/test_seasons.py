"""Months as a mask, there and back."""

from __future__ import annotations

import pytest

from catalog.products.seasons import ALL_YEAR, in_season, mask_of, months_of


def test_a_mask_gives_its_months_back() -> None:
    for mask in range(1, 4095):
        assert mask_of(months_of(mask)) == mask


def test_january_is_the_lowest_bit() -> None:
    assert (mask_of([1]), mask_of([12])) == (1, 2048)


def test_all_twelve_months_are_all_year() -> None:
    assert mask_of(range(1, 13)) == ALL_YEAR
    assert months_of(ALL_YEAR) == tuple(range(1, 13)) == months_of(4095)


def test_a_season_may_pass_over_new_year() -> None:
    mask = mask_of([11, 12, 1])

    assert [month for month in range(1, 13) if in_season(mask, month)] == [1, 11, 12]


@pytest.mark.parametrize("month", [0, 13, -1])
def test_there_are_no_other_months(month: int) -> None:
    with pytest.raises(ValueError, match="1 to 12"):
        mask_of([month])
