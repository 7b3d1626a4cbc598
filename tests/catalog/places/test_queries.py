import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from catalog.places.models import AdminUnit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quang_ngai")]

EVE = dt.date(2025, 6, 30)
REFORM = dt.date(2025, 7, 1)


def _addresses(text: str) -> list[str]:
    return [unit.address() for unit in AdminUnit.objects.found_by(text)]


def test_the_last_day_of_the_districts_is_30_june_2025() -> None:
    units = AdminUnit.objects.filter(level="district")

    assert units.as_of(EVE).count() == 23
    assert units.as_of(REFORM).count() == 0


def test_communes_of_one_day_are_those_of_that_day() -> None:
    communes = AdminUnit.objects.communes()

    assert communes.as_of(REFORM).count() == 96
    assert communes.as_of(EVE).count() == 272
    assert communes.count() == 96 + 272


def test_provinces_of_a_day() -> None:
    provinces = AdminUnit.objects.provinces()

    assert [str(unit) for unit in provinces.as_of(EVE)] == ["Tỉnh Kon Tum", "Tỉnh Quảng Ngãi"]
    assert [str(unit) for unit in provinces.as_of(REFORM)] == ["Tỉnh Quảng Ngãi"]


@pytest.mark.parametrize(
    "text", ["Phường Sa Huỳnh", "sa huynh", "SA HUỲNH", "p. sa huynh", "Sa Huỳnh, Quảng Ngãi"]
)
def test_a_new_name_is_found_however_it_is_typed(text: str) -> None:
    assert _addresses(text) == ["Phường Sa Huỳnh, Tỉnh Quảng Ngãi"]


@pytest.mark.parametrize(
    "text",
    [
        "Phường Phổ Thạnh, Đức Phổ, Quảng Ngãi",
        "pho thanh",
        "Phổ Thạnh, TX Đức Phổ",
        "phuong pho thanh, thi xa duc pho, tinh quang ngai",
    ],
)
def test_a_former_name_is_found_however_it_is_typed(text: str) -> None:
    assert _addresses(text)[0] == "Phường Phổ Thạnh, Thị xã Đức Phổ, Tỉnh Quảng Ngãi"


def test_the_kind_narrows_what_is_found() -> None:
    assert _addresses("Huyện Lý Sơn") == ["Huyện Lý Sơn, Tỉnh Quảng Ngãi"]
    assert _addresses("lý sơn") == [
        "Đặc khu Lý Sơn, Tỉnh Quảng Ngãi",
        "Huyện Lý Sơn, Tỉnh Quảng Ngãi",
    ]


def test_an_exact_name_comes_before_a_beginning_and_a_middle() -> None:
    ranked = [(unit.name, vars(unit)["rank"]) for unit in AdminUnit.objects.found_by("Trà Bồng")]

    assert ranked[0] == ("Trà Bồng", 0)
    assert [rank for _, rank in ranked] == sorted(rank for _, rank in ranked)
    assert ("Đông Trà Bồng", 2) in ranked


def test_a_place_around_it_excludes_the_others() -> None:
    assert "Xã Sơn Hà, Tỉnh Quảng Ngãi" in _addresses("Sơn Hà")
    assert _addresses("Sơn Hà, Kon Tum") == []


@pytest.mark.parametrize("text", ["", " , ,", "?!", "%", "_", "không có nơi này"])
def test_nothing_is_found_by_nothing(text: str) -> None:
    assert _addresses(text) == []


def test_endless_text_is_only_read_as_far_as_an_address_goes() -> None:
    assert _addresses("sa huynh" + ", quang ngai" * 2_000) == ["Phường Sa Huỳnh, Tỉnh Quảng Ngãi"]
    assert _addresses("sa" * 100_000) == []


def test_a_list_with_lineage_costs_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        addresses = [unit.address() for unit in AdminUnit.objects.communes().with_lineage()]

    assert len(addresses) == 368
