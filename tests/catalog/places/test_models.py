import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from catalog.places.models import AdminUnit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quang_ngai")]


def _unit(text: str) -> AdminUnit:
    found = AdminUnit.objects.found_by(text).first()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("Phường Phổ Thạnh, Đức Phổ, Quảng Ngãi", ["Phường Sa Huỳnh"]),
        ("Huyện Lý Sơn", ["Đặc khu Lý Sơn"]),
        ("Tỉnh Kon Tum", ["Tỉnh Quảng Ngãi"]),
        ("Xã Trà Bùi", ["Xã Cà Đam", "Xã Tây Trà Bồng"]),
    ],
)
def test_a_former_unit_leads_to_whoever_followed_it(
    former: str, now: list[str], today: dt.date
) -> None:
    assert sorted(unit.full_name for unit in _unit(former).today_units(today)) == now


def test_a_district_leads_to_the_communes_that_received_its_communes(today: dt.date) -> None:
    names = {unit.full_name for unit in _unit("Thị xã Đức Phổ").today_units(today)}

    assert {"Phường Đức Phổ", "Phường Sa Huỳnh", "Phường Trà Câu"} <= names
    assert all(unit.level == "commune" for unit in _unit("Thị xã Đức Phổ").today_units(today))


def test_a_unit_of_the_day_stands_for_itself_without_a_query(
    today: dt.date, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    unit = _unit("Phường Sa Huỳnh")

    with django_assert_num_queries(0):
        assert unit.today_units(today) == [unit]


def test_the_way_to_today_costs_one_query_for_each_step(
    today: dt.date, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    unit = _unit("Thị xã Đức Phổ")

    with django_assert_num_queries(1):
        addresses = [heir.address() for heir in unit.today_units(today)]

    assert "Phường Sa Huỳnh, Tỉnh Quảng Ngãi" in addresses


def test_a_unit_names_what_it_was_made_from() -> None:
    former = _unit("Phường Sa Huỳnh").former_units()

    assert [unit.full_name for unit in former] == [
        "Xã Phổ Châu",
        "Phường Phổ Thạnh",
        "Thị xã Đức Phổ",
    ]


def test_lineage_goes_up_to_the_province() -> None:
    unit = _unit("Phường Phổ Thạnh")

    assert [part.full_name for part in unit.lineage()] == [
        "Phường Phổ Thạnh",
        "Thị xã Đức Phổ",
        "Tỉnh Quảng Ngãi",
    ]
    assert unit.address(english=True) == "Phổ Thạnh ward, Đức Phổ town, Quảng Ngãi province"


def test_a_former_unit_does_not_claim_to_know_its_first_day() -> None:
    assert _unit("Phường Phổ Thạnh").known_since is None
    assert _unit("Phường Sa Huỳnh").known_since == dt.date(2025, 7, 1)


def test_first_and_last_day_belong_to_the_unit() -> None:
    unit = _unit("Phường Phổ Thạnh")

    assert unit.is_there(dt.date(2025, 6, 30))
    assert not unit.is_there(dt.date(2025, 7, 1))
    assert _unit("Phường Sa Huỳnh").is_there(dt.date(2025, 7, 1))


def _copy_of_sa_huynh(**changes: object) -> AdminUnit:
    unit = _unit("Phường Sa Huỳnh")
    unit.pk, unit._state.adding = None, True
    for name, value in changes.items():
        setattr(unit, name, value)
    return unit


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({}, "UNIQUE|admin_unit_version_is_unique"),
        (
            {"code": "99999", "valid_to": dt.date(2025, 6, 30)},
            "admin_unit_ends_after_it_begins",
        ),
        ({"code": "99999", "kind": "village"}, "admin_unit_kind_and_level_are_known"),
        ({"code": "99999", "level": "hamlet"}, "admin_unit_kind_and_level_are_known"),
    ],
)
def test_the_database_refuses_an_impossible_unit(
    changes: dict[str, object], constraint: str
) -> None:
    before = AdminUnit.objects.count()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        _copy_of_sa_huynh(**changes).save()

    assert AdminUnit.objects.count() == before


def test_the_database_accepts_the_same_copy_when_it_is_possible() -> None:
    _copy_of_sa_huynh(code="99999", valid_to=dt.date(2025, 7, 1)).save()

    assert AdminUnit.objects.filter(code="99999").count() == 1
