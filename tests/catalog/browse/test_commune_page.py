from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from base import clock
from catalog.browse.commune_page import commune_of, commune_values, season_of
from catalog.products.seasons import ALL_YEAR
from catalog.window.actions import refresh_all
from tests.catalog.browse.conftest import Office
from tests.factories import make_place, make_producer, make_product


@pytest.mark.django_db
def test_only_a_commune_of_today_has_a_page() -> None:
    here = make_place("Kon Gang")
    gone = make_place("Kon Gang Cũ", valid_to=dt.date(2025, 6, 30))

    assert commune_of(here.code) == here
    assert commune_of(gone.code) is None
    assert commune_of("") is None


def test_the_page_shows_the_communes_products_and_people_and_no_others(
    office: Office, client: Client
) -> None:
    here, there = make_producer("HTX Hạnh Phúc"), make_producer("HTX Xa", commune=make_place("Xa"))
    office.certify(make_product("Mật ong", producer=here))
    make_product("Tiêu đỏ", producer=there)
    refresh_all()
    page = client.get(f"/dia-phuong/{here.commune.code}/").content.decode()

    assert "HTX Hạnh Phúc" in page
    assert "Mật ong" in page
    assert "Tiêu đỏ" not in page


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="Others know which index is short.")
def test_former_communes_are_found_from_the_one_that_followed() -> None:
    here, gone = make_place("Kon Gang"), make_place("Kon Gang Cũ", valid_to=dt.date(2025, 6, 30))
    gone.successors.add(here)
    with CaptureQueriesContext(connection) as asked:
        assert commune_values(here, clock.now())["former"] == [gone.address()]

    (question,) = [each["sql"] for each in asked if "successors" in each["sql"]]
    with connection.cursor() as cursor:
        plan = cursor.execute(f"EXPLAIN QUERY PLAN {question}").fetchall()
    assert "(to_adminunit_id=?)" in plan[0][-1]


@pytest.mark.parametrize(
    ("masks", "season"),
    [([], ALL_YEAR), ([0b1, 0b110], 0b111), ([0b1, ALL_YEAR], ALL_YEAR), ([0b10], 0b10)],
)
def test_a_commune_is_in_season_while_one_of_its_products_is(masks: list[int], season: int) -> None:
    assert season_of(masks) == season


@pytest.mark.parametrize(
    ("start", "name", "province", "other"),
    [
        ("", "Xã Kon Gang", "Tỉnh Gia Lai", "commune"),
        ("/en", "Kon Gang commune", "Gia Lai province", "Xã"),
    ],
)
@pytest.mark.django_db
def test_a_unit_is_called_as_the_pages_language_does(
    client: Client, start: str, name: str, province: str, other: str
) -> None:
    here = make_place("Kon Gang")
    old = make_place("Kon Gang Cũ", valid_to=dt.date(2025, 6, 30))
    old.successors.add(here)
    page = client.get(f"{start}/dia-phuong/{here.code}/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]

    assert f"<h1>{name}</h1>" in main
    assert province in main
    assert f"{other} " not in main
