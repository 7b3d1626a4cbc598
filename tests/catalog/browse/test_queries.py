from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from catalog.browse.actions import refresh_all
from catalog.browse.models import PublicProduct
from tests.catalog.browse.conftest import NOON, Office
from tests.factories import make_place, make_producer, make_product

pytestmark = pytest.mark.django_db


def test_the_outcome_of_a_row_belongs_to_its_moment(office: Office) -> None:
    office.certify(make_product())
    midnight = dt.datetime(2029, 3, 2, tzinfo=NOON.tzinfo)
    moments = (NOON, midnight - dt.timedelta(seconds=1), midnight)
    rows: list[Any] = [PublicProduct.objects.standing_at(at).get() for at in moments]

    assert [(row.outcome, row.star_now) for row in rows] == [
        ("in_force", 4), ("in_force", 4), ("expired", None),
    ]  # fmt: skip


@pytest.mark.parametrize(("month", "season"), [(2, "dang-mua"), (3, "dang-mua"), (4, "")])
def test_a_product_is_in_season_in_its_months(month: int, season: str) -> None:
    make_product(season=0b110)
    refresh_all()
    row: Any = PublicProduct.objects.season_told(month).get()

    assert row.season_now == season


def test_communes_are_told_within_one_province_only() -> None:
    make_product(producer=make_producer(commune=make_place("Kon Gang")))
    make_product(producer=make_producer(commune=make_place("Ea Kar", province="Đắk Lắk")))
    refresh_all()
    here = PublicProduct.objects.get(commune_name="Xã Kon Gang")
    rows: list[Any] = list(PublicProduct.objects.communes_told(here.province_code))

    assert sorted(row.commune_here for row in rows) == ["", here.commune_code]


def test_all_words_must_be_found_and_a_percent_sign_finds_itself_only() -> None:
    make_product("Mật ong rừng")
    refresh_all()

    assert PublicProduct.objects.containing("rung mat").count() == 1
    assert PublicProduct.objects.containing("rung tieu").count() == 0
    assert PublicProduct.objects.containing("m%t").count() == 0
