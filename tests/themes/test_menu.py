from collections.abc import Iterator

import pytest
from django.urls import NoReverseMatch

from themes import menu

pytestmark = pytest.mark.urls("themes.urls")


@pytest.fixture(autouse=True)
def _clean() -> Iterator[None]:
    yield
    for name in ("patterns", "nowhere"):
        menu.withdraw_link("test", name)


def test_a_link_finds_its_address_when_the_page_is_made() -> None:
    menu.register_link("test", order=1, label="Mẫu", url_name="patterns")

    assert [(link.label, link.url) for link in menu.links("test")] == [("Mẫu", "/mau-giao-dien/")]


def test_links_come_in_their_order_and_only_once() -> None:
    menu.register_link("test", order=2, label="Sau", url_name="nowhere")
    menu.register_link("test", order=1, label="Trước", url_name="patterns")
    menu.register_link("test", order=1, label="Trước", url_name="patterns")

    assert [link.label for link in menu.links("test")] == ["Trước", "Sau"]


def test_a_link_to_nowhere_is_an_error_and_not_a_dead_link() -> None:
    menu.register_link("test", order=1, label="?", url_name="nowhere")

    with pytest.raises(NoReverseMatch):
        _ = menu.links("test")[0].url
