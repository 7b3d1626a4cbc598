import random

import pytest

from base.rack import Rack, bitmap, column, places

TEXTS = ["mat ong rung", "tieu do", "ong mat lua", "mat mia"]


@pytest.fixture
def rack() -> Rack:
    """A new one each time: it remembers where its texts begin."""
    groups, stars = column(["food", "food", "drinks", ""]), column(["4", "3", "4", "4"])
    return Rack([10, 20, 30, 40], TEXTS, {"group": groups, "star": stars})


def test_what_is_chosen_must_all_fit(rack: Rack) -> None:
    assert rack.numbers(rack.having({"star": "4"})) == [10, 30, 40]
    assert rack.numbers(rack.having({"star": "4", "group": "food"})) == [10]
    assert rack.having({"star": "5"}) == 0
    assert rack.having({}) == rack.everything == 0b1111


def test_an_empty_value_is_no_value(rack: Rack) -> None:
    assert rack.counts("group", rack.everything) == {"food": 2, "drinks": 1}
    assert rack.counts("group", rack.having({"star": "3"})) == {"food": 1}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("ong mật", [10, 30]),
        ("ONG", [10, 30]),
        ("rung tieu", []),
        ("ng r", [10]),
        ("g ti", []),
        ("", [10, 20, 30, 40]),
    ],
)
def test_every_word_must_be_in_one_text(rack: Rack, text: str, numbers: list[int]) -> None:
    assert rack.numbers(rack.containing(text)) == numbers


def test_words_after_the_eighth_are_not_looked_for(rack: Rack) -> None:
    assert rack.numbers(rack.containing("mat ong rung m o r u n khong-co")) == [10]


def test_a_page_is_cut_out_of_the_order(rack: Rack) -> None:
    assert rack.numbers(0b1101, 1, 1) == [30]
    assert rack.numbers(0b1101, 2, 24) == [40]
    assert rack.numbers(0b1101, 3, 24) == []


def test_nothing_has_no_place_and_an_empty_rack_nothing() -> None:
    empty = Rack([], [], {})

    assert (empty.everything, empty.containing("x"), list(places(0))) == (0, 0, [])


def test_a_bitmap_names_its_places_again() -> None:
    rng = random.Random(5)

    for _ in range(300):
        size = rng.randrange(1, 200)
        chosen = sorted(rng.sample(range(size), rng.randrange(size)))
        bits = bitmap(chosen, size)
        assert list(places(bits)) == chosen
        assert bits.bit_count() == len(chosen)
