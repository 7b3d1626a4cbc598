"""Producers, agencies with lifetimes, and roles."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from catalog.parties.models import Agency, AgencyRole, Producer, ProducerKind
from tests.factories import make_agency, make_member, make_person, make_producer

pytestmark = pytest.mark.django_db
LAST = dt.date(2025, 6, 30)


def test_an_agency_exists_from_its_first_to_its_last_day() -> None:
    agency = make_agency(valid_from=dt.date(2020, 1, 1), valid_to=LAST)
    days = [dt.date(2019, 12, 31), dt.date(2020, 1, 1), LAST, dt.date(2025, 7, 1)]

    assert [agency.existed_on(day) for day in days] == [False, True, True, False]
    assert [Agency.objects.as_of(day).exists() for day in days] == [False, True, True, False]


def test_an_agency_without_an_end_exists_today() -> None:
    agency = make_agency()

    assert agency.existed_on(dt.date(2040, 1, 1))
    assert list(Agency.objects.as_of(dt.date(2040, 1, 1))) == [agency]


def test_an_agency_cannot_end_before_it_begins() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_agency(valid_from=LAST, valid_to=LAST - dt.timedelta(1))

    assert Agency.objects.count() == 0


def test_a_successor_knows_whom_it_follows() -> None:
    district, province = make_agency("Huyện", "district", valid_to=LAST), make_agency()
    district.successors.add(province)

    assert list(province.predecessors.all()) == [district]
    assert list(province.successors.all()) == []


def test_a_role_is_given_once_per_first_day() -> None:
    user, agency = make_person(), make_agency()
    make_member(user, agency)

    with pytest.raises(IntegrityError), transaction.atomic():
        make_member(user, agency)
    make_member(user, agency, AgencyRole.APPROVER)

    assert user.memberships.count() == 2


def test_a_producer_is_of_a_known_kind() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_producer(kind="company")

    assert Producer.objects.count() == 0


def test_producers_of_one_name_are_told_apart_by_their_address() -> None:
    first = make_producer("Hợp tác xã Đồng Tâm", slug="")

    assert first.slug == "hop-tac-xa-dong-tam"
    with pytest.raises(IntegrityError), transaction.atomic():
        make_producer("Hợp tác xã Đồng Tâm", slug="")


@pytest.mark.usefixtures("catalogues")
def test_kinds_of_producers_are_said_as_the_law_says_them() -> None:
    with translation.override("vi"):
        said = [str(kind.label) for kind in ProducerKind]

    assert said == ["Doanh nghiệp", "Hợp tác xã", "Tổ hợp tác", "Hộ kinh doanh"]
