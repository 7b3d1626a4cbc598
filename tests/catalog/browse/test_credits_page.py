from __future__ import annotations

import pytest
from django.test import Client

from catalog.browse.credits_page import credits_values
from tests.factories import make_photo

pytestmark = pytest.mark.django_db


def test_pictures_stand_by_who_made_them_each_line_once() -> None:
    make_photo("Chè", credit="Hạnh")
    make_photo("Hũ", credit="Bình", is_illustration=True)
    make_photo("Hũ", credit="Bình", is_illustration=True)
    make_photo("Vườn")

    assert credits_values()["credits"] == [("Bình", "Hũ", True), ("Hạnh", "Chè", False)]


def test_an_illustration_is_marked_on_the_page(client: Client) -> None:
    make_photo("Hũ", credit="Bình", is_illustration=True)
    make_photo("Chè", credit="Hạnh")
    page = client.get("/en/ghi-cong/").content.decode()

    assert "<li>Hũ: Bình (Illustration)</li>" in page
    assert "<li>Chè: Hạnh</li>" in page
