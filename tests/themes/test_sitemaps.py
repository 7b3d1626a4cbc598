"""Any room puts its pages on the map, and nobody below it changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from themes.sitemaps import SECTIONS, BothLanguages, register_section


class Fairs(BothLanguages):
    """A section of a room upstairs."""

    def items(self) -> list[str]:
        return ["home"]

    def location(self, item: str) -> str:
        return "/hoi-cho/"


@pytest.fixture
def fairs() -> Iterator[None]:
    register_section("fairs", Fairs)
    yield
    del SECTIONS["fairs"]


@pytest.mark.django_db
def test_a_section_of_a_new_room_is_on_the_map(fairs: None, client: Client) -> None:
    assert "/sitemap-fairs.xml" in client.get("/sitemap.xml").content.decode()
    assert "/hoi-cho/" in client.get("/sitemap-fairs.xml").content.decode()


def test_the_same_section_may_be_registered_again_and_another_not(fairs: None) -> None:
    register_section("fairs", Fairs)
    with pytest.raises(ValueError, match="There is a section 'fairs'"):
        register_section("fairs", BothLanguages)

    assert SECTIONS["fairs"] is Fairs


def test_the_rooms_have_their_sections() -> None:
    assert set(SECTIONS) == {"pages", "products", "producers", "certificates"}
