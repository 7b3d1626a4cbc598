"""Who may act: live memberships of the body, or of the bodies that took over from it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from base.accounts.models import User
from catalog.certificates.actions import Rating, issue_certificate, revoke_certificates
from catalog.certificates.entitlement import require_role, speaks_for
from catalog.certificates.guards import Reason, Refused
from catalog.certificates.models import Certificate
from catalog.parties.models import Agency, AgencyRole
from tests.catalog.certificates.conftest import Register, written
from tests.factories import (
    make_agency,
    make_certificate,
    make_decision,
    make_member,
    make_officers,
    make_person,
    make_product,
)

TODAY = dt.date(2026, 6, 1)
YESTERDAY = dt.date(2026, 5, 31)
LAST_DISTRICT_DAY = dt.date(2025, 6, 30)


def refusal(user: User, agency: Agency, role: AgencyRole = AgencyRole.SECRETARY) -> Reason | None:
    try:
        require_role(user, role, agency, TODAY)
    except Refused as refused:
        return refused.reason
    return None


def make_district() -> Agency:
    return make_agency("Ủy ban nhân dân huyện Mang Yang", "district", valid_to=LAST_DISTRICT_DAY)


pytestmark = pytest.mark.django_db


def test_a_member_with_the_role_may_act() -> None:
    agency, user = make_agency(), make_person()
    make_member(user, agency)

    assert refusal(user, agency) is None
    assert refusal(user, agency, AgencyRole.APPROVER) is Reason.NOT_ENTITLED


def test_without_a_membership_nobody_may_act() -> None:
    assert refusal(make_person(), make_agency()) is Reason.NOT_ENTITLED


def test_a_member_of_another_body_may_not_act() -> None:
    user = make_person()
    make_member(user, make_agency("Ủy ban nhân dân tỉnh Quảng Trị"))

    assert refusal(user, make_agency()) is Reason.NOT_ENTITLED


def test_a_superuser_needs_a_membership_too() -> None:
    user = make_person(is_superuser=True, is_staff=True)

    assert refusal(user, make_agency()) is Reason.NOT_ENTITLED


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "reason"),
    [
        (YESTERDAY, TODAY, None),
        (YESTERDAY, YESTERDAY, Reason.NOT_ENTITLED),
        (TODAY, None, None),
        (TODAY + dt.timedelta(1), None, Reason.NOT_ENTITLED),
    ],
)
def test_a_membership_counts_from_its_first_to_its_last_day(
    valid_from: dt.date, valid_to: dt.date | None, reason: Reason | None
) -> None:
    agency, user = make_agency(), make_person()
    make_member(user, agency, valid_from=valid_from, valid_to=valid_to)

    assert refusal(user, agency) is reason


def test_a_closed_account_may_not_act() -> None:
    agency, user = make_agency(), make_person(is_active=False)
    make_member(user, agency)

    assert refusal(user, agency) is Reason.NOT_ACTIVE


def test_successors_speak_for_a_body_that_is_gone() -> None:
    district, merged = make_district(), make_agency("Tỉnh cũ", valid_to=LAST_DISTRICT_DAY)
    province, user = make_agency(), make_person()
    district.successors.add(merged)
    merged.successors.add(province)
    make_member(user, province)

    assert speaks_for(district, TODAY) == {province.pk}
    assert refusal(user, district) is None


def test_members_of_a_body_that_is_gone_may_not_act_for_it() -> None:
    district, user = make_district(), make_person()
    district.successors.add(make_agency())
    make_member(user, district)

    assert refusal(user, district) is Reason.NOT_ENTITLED


def test_nobody_speaks_for_a_body_without_successors() -> None:
    district, user = make_district(), make_person()
    make_member(user, district)

    assert speaks_for(district, TODAY) == set()
    assert refusal(user, district) is Reason.NOT_ENTITLED


def test_bodies_that_name_each_other_as_heirs_do_not_go_round_for_ever() -> None:
    one, other = make_district(), make_district()
    one.successors.add(other)
    other.successors.add(one)

    assert speaks_for(one, TODAY) == set()


def district_certificate() -> tuple[Certificate, Agency]:
    """Three stars of 2024 from a district whose files went to the province."""
    district, province = make_district(), make_agency()
    district.successors.add(province)
    officers = make_officers(province)
    decision = make_decision(district, officers, dt.date(2024, 6, 1))
    rating = Rating(score=Decimal("65.5"), star=3)
    return issue_certificate(make_product(), "MY-1", rating, decision), province


@pytest.mark.usefixtures("noon")
def test_the_heir_of_a_district_may_revoke_what_it_granted() -> None:
    certificate, province = district_certificate()
    decision = make_decision(province, make_officers(province), TODAY)

    revoke_certificates([certificate], decision)

    assert certificate.events.count() == 2


@pytest.mark.usefixtures("noon")
def test_another_province_may_not_revoke_it() -> None:
    certificate, _ = district_certificate()
    other = make_agency("Ủy ban nhân dân tỉnh Quảng Trị")
    before = written()

    with pytest.raises(Refused) as refused:
        revoke_certificates([certificate], make_decision(other, make_officers(other), TODAY))

    assert refused.value.reason is Reason.OTHER_AUTHORITY
    assert written() == before


def test_an_approver_cannot_take_the_secretarys_place(register: Register) -> None:
    certificate = make_certificate(
        register.product, authority=register.agency, officers=register.officers
    )
    swapped = (register.officers[1], register.officers[0])
    before = written()

    with pytest.raises(Refused) as refused:
        revoke_certificates([certificate], make_decision(register.agency, swapped, TODAY))

    assert refused.value.reason is Reason.NOT_ENTITLED
    assert written() == before
