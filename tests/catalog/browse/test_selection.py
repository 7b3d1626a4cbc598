import pytest

from catalog.browse.selection import Selection

COLUMNS = ("outcome", "star_now", "group", "province_code", "commune_code", "season_now")


def test_an_address_is_read_and_written_back_in_one_order() -> None:
    query = {"trang": "3", "sao": "4", "tinh": "52", "xa": "23563", "q": "mật ong"}

    selection = Selection.of(query, COLUMNS)

    assert selection.query == "?q=m%E1%BA%ADt+ong&sao=4&tinh=52&xa=23563&trang=3"


@pytest.mark.parametrize(
    "query",
    [
        {"sao": "6"},
        {"sao": "4 OR 1=1"},
        {"tinh": "5"},
        {"xa": "23563"},
        {"trang": "-1"},
        {"trang": "²"},
        {"trang": "9" * 400},
        {"mua": "moi"},
        {"khac": "1"},
    ],
)
def test_what_an_address_cannot_mean_is_left_out(query: dict[str, str]) -> None:
    assert Selection.of(query, COLUMNS) == Selection({})


def test_a_new_choice_begins_on_the_first_page() -> None:
    selection = Selection({"star_now": "4"}, "mật", 3)

    assert selection.choosing("group", "food").query == "?q=m%E1%BA%ADt&sao=4&nhom=food"
    assert selection.without("star_now").query == "?q=m%E1%BA%ADt"


def test_another_province_forgets_the_commune() -> None:
    selection = Selection({"province_code": "52", "commune_code": "23563"})

    assert selection.choosing("province_code", "51").query == "?tinh=51"
    assert selection.without("province_code").query == "?"


def test_a_very_long_text_is_cut() -> None:
    assert len(Selection.of({"q": "a" * 5000}, COLUMNS).text) == 100
