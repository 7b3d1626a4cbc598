import datetime as dt

import pytest

from base import clock
from catalog.browse.product_list import product_list_values
from catalog.browse.register_list import register_values
from tests.factories import make_certificate, make_place, make_producer, make_product
from themes.lists.listing import PAGE_SIZE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogue() -> None:
    """Honey certified in one commune, pepper not, in another one."""
    first = make_producer("Hộ Đặng", commune=make_place("Kon Gang"))
    second = make_producer("Hộ Bùi", commune=make_place("Ia Kha"))
    make_certificate(make_product("Mật ong", producer=first), number="12/2026/OCOP")
    make_certificate(
        make_product("Tiêu đỏ", producer=second, criteria_set=10), day=dt.date(2023, 3, 4)
    )


def names(**query: str) -> list[str]:
    values = product_list_values(query, clock.now())
    return [card["name"] for card in values["cards"]]


@pytest.mark.parametrize("text", ["mat ong", "MẬT ONG", "mât  ong", "dang", "kon gang", "ong dang"])
def test_products_are_found_with_or_without_marks(text: str) -> None:
    assert names(q=text) == ["Mật ong"]


def test_facets_narrow_the_list() -> None:
    assert names() == ["Mật ong", "Tiêu đỏ"]
    assert names(sao="4") == ["Mật ong"]
    assert names(**{"trang-thai": "expired"}) == ["Tiêu đỏ"]
    assert names(**{"trang-thai": "expired", "sao": "4"}) == []


def test_a_page_beyond_the_end_is_the_last_one() -> None:
    for number in range(PAGE_SIZE):
        make_certificate(make_product(f"Trà {number:02}"))

    values = product_list_values({"trang": "99"}, clock.now())

    assert values["listing"].pager["number"] == 2
    assert len(values["cards"]) == 2


@pytest.mark.parametrize("text", ["12/2026", "mat ong", "ho dang"])
def test_the_register_finds_number_product_and_producer(text: str) -> None:
    lines = register_values({"q": text}, clock.now())["lines"]

    assert [line["number"] for line in lines] == ["12/2026/OCOP"]


def test_an_expired_certificate_shows_its_former_stars_only_in_a_sentence() -> None:
    lines = register_values({"q": "tieu"}, clock.now())["lines"]

    assert lines[0]["stars"] == 0
    assert "04/03/2026" in lines[0]["sentence"]
