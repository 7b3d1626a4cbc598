import pytest

from tests.themes.lists.stalls import FACETS
from themes.lists.selection import Selection


def test_an_address_is_read_and_written_back_in_one_order() -> None:
    query = {"trang": "3", "quay": "4", "khu": "52", "day": "7", "q": "mật ong"}

    selection = Selection.of(query, FACETS)

    assert selection.query == "?q=m%E1%BA%ADt+ong&khu=52&day=7&quay=4&trang=3"


@pytest.mark.parametrize(
    "query",
    [
        {"quay": "6"},
        {"quay": "4 OR 1=1"},
        {"khu": "5"},
        {"day": "7"},
        {"trang": "-1"},
        {"trang": "²"},
        {"trang": "9" * 400},
        {"khac": "1"},
    ],
)
def test_what_an_address_cannot_mean_is_left_out(query: dict[str, str]) -> None:
    assert Selection.of(query, FACETS) == Selection(FACETS)


def test_a_new_choice_begins_on_the_first_page() -> None:
    selection = Selection(FACETS, {"size": "4"}, "mật", 3)

    assert selection.choosing("zone", "52").query == "?q=m%E1%BA%ADt&khu=52&quay=4"
    assert selection.without("size").query == "?q=m%E1%BA%ADt"


def test_another_choice_lets_go_of_what_is_within_it() -> None:
    selection = Selection(FACETS, {"zone": "52", "row": "7"})

    assert selection.choosing("zone", "51").query == "?khu=51"
    assert selection.without("zone").query == "?"


def test_a_very_long_text_is_cut() -> None:
    assert len(Selection.of({"q": "a" * 5000}, FACETS).text) == 100
