from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from catalog.window.gazetteer import Gazetteer
from tests.factories import make_agency, make_place

pytestmark = pytest.mark.django_db
TODAY, GONE = dt.date(2026, 11, 22), dt.date(2025, 6, 30)


def test_a_merged_commune_is_shown_under_its_new_name_with_the_old_address() -> None:
    old, new = make_place("Đak Sơmei", valid_to=GONE), make_place("Kon Gang")
    old.successors.add(new)
    place = Gazetteer(TODAY).place(old.pk)

    assert (place["commune_code"], place["commune_name"]) == (new.code, "Xã Kon Gang")
    assert place["address_vi"] == "Xã Kon Gang, Tỉnh Gia Lai"
    assert place["former_vi"] == ["Xã Đak Sơmei, Tỉnh Gia Lai"]
    assert place["was_written_so"]


def test_a_commune_of_today_lists_what_it_was_made_from() -> None:
    old, new = make_place("Đak Sơmei", valid_to=GONE), make_place("Kon Gang")
    old.successors.add(new)
    place = Gazetteer(TODAY).place(new.pk)

    assert place["former_en"] == ["Đak Sơmei commune, Gia Lai province"]
    assert not place["was_written_so"]


def test_a_dissolved_authority_names_who_keeps_its_files() -> None:
    old, heir = make_agency("UBND huyện Cũ", valid_to=GONE), make_agency("UBND xã Mới")
    old.successors.add(heir)
    gazetteer = Gazetteer(TODAY)

    assert gazetteer.authority(old)["heirs"] == [
        {"name_vi": "UBND xã Mới", "name_en": "UBND xã Mới"}
    ]
    assert gazetteer.authority(old)["last_day"] == "2025-06-30"
    assert gazetteer.authority(heir)["heirs"] == []


def test_each_place_is_looked_up_once_for_a_batch(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    unit, gazetteer = make_place(), Gazetteer(TODAY)
    first = gazetteer.place(unit.pk)

    with django_assert_num_queries(0):
        assert gazetteer.place(unit.pk) == first


def test_a_unit_nobody_knows_is_no_place_at_all() -> None:
    place = Gazetteer(TODAY).place(999_999)

    assert (place["commune_code"], place["address_en"], place["former_vi"]) == ("", "", [])
    assert not place["was_written_so"]


def test_a_commune_that_was_merged_twice_is_shown_where_it_is_now() -> None:
    first, second = make_place("Cũ", valid_to=GONE), make_place("Giữa", valid_to=GONE)
    now = make_place("Nay")
    first.successors.add(second)
    second.successors.add(now)

    assert Gazetteer(TODAY).place(first.pk)["commune_code"] == now.code


def test_what_a_commune_was_made_from_comes_in_vietnamese_order() -> None:
    now = make_place("Nay")
    for name in ("Đak Sơmei", "Ayun", "Dun"):
        make_place(name, valid_to=GONE).successors.add(now)
    place = Gazetteer(TODAY).place(now.pk)

    assert [each.split(" commune")[0] for each in place["former_en"]] == [
        "Ayun", "Dun", "Đak Sơmei",
    ]  # fmt: skip
    assert (place["province_name"], place["address_en"]) == (
        "Tỉnh Gia Lai", "Nay commune, Gia Lai province",
    )  # fmt: skip
