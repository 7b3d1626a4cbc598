from __future__ import annotations

import pytest

from base.unreadable import in_parts


def test_all_are_made_at_once_when_all_can_be_read() -> None:
    assert list(in_parts([3, 1, 2], sorted)) == [[1, 2, 3]]


def test_one_that_cannot_be_read_is_told_of_and_stops_no_other() -> None:
    told: list[str] = []
    found = list(in_parts(["1", "x", "3"], lambda some: [int(each) for each in some], told.append))

    assert (found, told) == ([[1], [3]], ["x"])


def test_what_is_no_such_value_is_raised() -> None:
    def broken(_: object) -> None:
        raise MemoryError

    with pytest.raises(MemoryError):
        list(in_parts([1, 2], broken))
