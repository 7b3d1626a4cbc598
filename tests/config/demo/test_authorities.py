"""Bodies with lifetimes, and who acts for them."""

from __future__ import annotations

import datetime as dt

import pytest

from catalog.parties.models import AgencyLevel
from catalog.places.importer import load_units
from catalog.places.models import AdminUnit
from catalog.places.register import REFORM
from config.demo.authorities import OFFICERS_PASSWORD, Authorities, make_province

pytestmark = pytest.mark.django_db


@pytest.fixture
def kon_gang() -> AdminUnit:
    load_units(only_provinces=["52"])
    make_province(AdminUnit.objects.provinces().get(code="52", valid_from=REFORM))
    return AdminUnit.objects.get(code="23701", valid_from=REFORM)


def test_the_body_depends_on_level_and_day(kon_gang: AdminUnit) -> None:
    bodies = Authorities()
    before, after = dt.date(2025, 6, 30), dt.date(2025, 7, 1)
    district = bodies.body(AgencyLevel.DISTRICT, kon_gang, before)
    assert district.name_vi == "Ủy ban nhân dân huyện Đak Đoa"
    old, new = (bodies.body(AgencyLevel.PROVINCE, kon_gang, day) for day in (before, after))
    assert old.name_vi == new.name_vi == "Ủy ban nhân dân tỉnh Gia Lai"
    assert old.valid_to == before
    assert new.valid_from == after


def test_the_officers_of_today_act_for_a_body_that_is_gone(kon_gang: AdminUnit) -> None:
    bodies = Authorities()
    district = bodies.body(AgencyLevel.DISTRICT, kon_gang, dt.date(2024, 1, 1))
    office = bodies.office(district)
    assert office.proposer.email == "thu-ky.ubnd-tinh-gia-lai@example.vn"
    assert office.approver.email == "duyet.ubnd-tinh-gia-lai@example.vn"
    assert office.proposer.check_password(OFFICERS_PASSWORD)


def test_making_a_province_twice_changes_nothing(kon_gang: AdminUnit) -> None:
    before = list(kon_gang.parent.agencies.values_list("pk", flat=True)) if kon_gang.parent else []
    make_province(AdminUnit.objects.provinces().get(code="52", valid_from=REFORM))
    after = list(kon_gang.parent.agencies.values_list("pk", flat=True)) if kon_gang.parent else []
    assert before == after != []
