import datetime as dt

import pytest
from django.db import connection

from catalog.places.importer import Counts, load_units
from catalog.places.models import AdminUnit

pytestmark = pytest.mark.django_db

CON_CO = {"44"}


@pytest.fixture
def unhurried() -> None:
    """Let the database hold 40,000 rows against each other at the end, however busy it is."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")


def test_the_whole_country_is_loaded(unhurried: None) -> None:
    counts = load_units()

    assert counts == Counts(
        provinces=63 + 34 + 3,
        districts=696,
        communes=10_035 + 3_321 + 248,
        successions=AdminUnit.successors.through.objects.count(),
    )
    assert counts.successions == 14_531


def test_a_change_of_2026_is_a_step_of_its_own(today: dt.date) -> None:
    load_units(only_provinces={"75"})
    versions = AdminUnit.objects.filter(code="26368", level="commune").order_by("valid_from")

    assert [unit.address() for unit in versions] == [
        "Thị trấn Long Thành, Huyện Long Thành, Tỉnh Đồng Nai",
        "Xã Long Thành, Tỉnh Đồng Nai",
        "Phường Long Thành, Thành phố Đồng Nai",
    ]
    assert versions[0].today_units(today) == [versions[2]]
    assert AdminUnit.objects.provinces().as_of(today).get().full_name == "Thành phố Đồng Nai"


def test_loading_twice_changes_nothing() -> None:
    first = load_units(CON_CO)
    before = list(AdminUnit.objects.order_by("pk").values())

    assert load_units(CON_CO) == first
    assert list(AdminUnit.objects.order_by("pk").values()) == before


def test_loading_again_mends_what_was_changed() -> None:
    load_units(CON_CO)
    unit = AdminUnit.objects.get(code="19742", level="commune")
    former = unit.predecessors.get()
    AdminUnit.objects.filter(pk=unit.pk).update(name="Cồn Cọp", kind="ward")
    former.successors.set([former])

    load_units(CON_CO)

    assert AdminUnit.objects.get(pk=unit.pk).full_name == "Đặc khu Cồn Cỏ"
    assert list(former.successors.all()) == [unit]


def test_a_part_of_the_country_leaves_the_rest_alone() -> None:
    load_units(CON_CO)
    load_units({"51"})

    assert AdminUnit.objects.communes().as_of(dt.date(2025, 7, 1)).count() == 78 + 96
    assert AdminUnit.objects.get(code="19742", level="commune").predecessors.count() == 1


def test_a_part_brings_its_former_provinces_along() -> None:
    counts = load_units(CON_CO)

    assert {str(unit) for unit in AdminUnit.objects.provinces()} == {
        "Tỉnh Quảng Bình",
        "Tỉnh Quảng Trị",
    }
    assert counts.provinces == 3


def test_a_unit_can_be_searched_sorted_and_linked() -> None:
    load_units({"66"})
    unit = AdminUnit.objects.get(code="24280", valid_to=None)

    assert (unit.folded, unit.folded_name, unit.slug) == ("xa cu mgar", "cu mgar", "xa-cu-m-gar")
    assert unit.sort_key
    assert 12 < (unit.latitude or 0) < 14


def test_every_unit_is_sealed_and_one_that_was_changed_is_so_again_when_put_right() -> None:
    load_units(CON_CO)
    AdminUnit.objects.filter(code="19742").update(name="Cồn Cọp")
    assert not all(each.is_sealed() for each in AdminUnit.objects.all())

    load_units(CON_CO)

    assert all(each.is_sealed() for each in AdminUnit.objects.all())


def test_two_units_that_exchanged_their_ids_are_not_sealed_anew() -> None:
    load_units(CON_CO)
    one, other = AdminUnit.objects.filter(level="commune").order_by("pk")[:2]
    codes = one.code, other.code
    for unit, code in ((one, "x"), (other, codes[0]), (one, codes[1])):
        AdminUnit.objects.filter(pk=unit.pk).update(code=code)

    load_units(CON_CO)

    assert [each.is_sealed() for each in AdminUnit.objects.filter(pk__in=[one.pk, other.pk])] == [
        False, False,
    ]  # fmt: skip
