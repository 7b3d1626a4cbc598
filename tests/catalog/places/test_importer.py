import datetime as dt

import pytest

from catalog.places.importer import Counts, load_units
from catalog.places.models import AdminUnit

pytestmark = pytest.mark.django_db

CON_CO = {"44"}


def test_the_whole_country_is_loaded() -> None:
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
