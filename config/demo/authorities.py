"""The bodies that certify and their officers, from stories/authorities.toml and the places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from django.conf import settings
from django.contrib.auth.hashers import make_password

from base import clock
from base.accounts.models import User
from base.text import slug
from catalog.parties.models import Agency, AgencyLevel, AgencyMembership, AgencyRole
from catalog.places.models import AdminUnit
from catalog.places.register import REFORM, REGISTER_BEGINS
from config.demo.story import load

OFFICERS_PASSWORD = "cho-phien-demo"  # noqa: S105 - published, for invented people
OFFICERS_SINCE = dt.date(2019, 1, 1)
LAST_DAY_BEFORE = REFORM - dt.timedelta(days=1)
OFFICES = {
    AgencyRole.SECRETARY: ("thu-ky", "Thư ký"),
    AgencyRole.APPROVER: ("duyet", "Người duyệt"),
}


@dataclass(frozen=True)
class Office:
    """The two people who act for a body of today."""

    proposer: User
    approver: User


def make_authorities() -> int:
    """Make ministries, provinces of today and before, and districts; answer how many are new."""
    before = Agency.objects.count()
    _make_ministries()
    for code in load("authorities.toml")["province"]:
        make_province(AdminUnit.objects.provinces().get(code=code, valid_from=REFORM))
    return Agency.objects.count() - before


def make_province(now: AdminUnit) -> Agency:
    """Make a province's People's Committee, those it came from, and their districts."""
    heir = _committee(now, AgencyLevel.PROVINCE, REFORM, None)
    for former in AdminUnit.objects.filter(
        successors=now, level="province", valid_from=REGISTER_BEGINS
    ):
        _committee(former, AgencyLevel.PROVINCE, REGISTER_BEGINS, heir)
        for district in former.children.filter(level="district"):
            _committee(district, AgencyLevel.DISTRICT, REGISTER_BEGINS, heir)
    _make_officers(heir)
    return heir


def _committee(place: AdminUnit, level: AgencyLevel, since: dt.date, heir: Agency | None) -> Agency:
    called = place.full_name[0].lower() + place.full_name[1:]
    suffix = f" {LAST_DAY_BEFORE.year} {place.code}" if heir else ""
    agency, created = Agency.objects.get_or_create(
        slug=slug(f"ubnd {place.full_name}{suffix}", 120),
        defaults={
            "name_vi": f"Ủy ban nhân dân {called}",
            "name_en": f"People’s Committee of {place.name_en}",
            "level": level,
            "place": place,
            "valid_from": since,
            "valid_to": LAST_DAY_BEFORE if heir else None,
            "is_demo": True,
        },
    )
    if created and heir:
        agency.successors.add(heir)
    return agency


def _make_ministries() -> None:
    rows = load("authorities.toml")["ministry"]
    made: dict[str, Agency] = {}
    for row in rows:
        made[row["slug"]], _ = Agency.objects.get_or_create(
            slug=row["slug"],
            defaults={
                "name_vi": row["name"][0],
                "name_en": row["name"][1],
                "level": AgencyLevel.MINISTRY,
                "valid_from": row["valid_from"],
                "valid_to": row.get("valid_to"),
                "is_demo": True,
            },
        )
    for row in rows:
        if heir := row.get("successor"):
            made[row["slug"]].successors.add(made[heir])
        else:
            _make_officers(made[row["slug"]])


def _make_officers(agency: Agency) -> None:
    """Two invented people for a body of today; they have a password in development only."""
    for role, (name, title) in OFFICES.items():
        email = f"{name}.{agency.slug}@example.vn"
        user = User.objects.known_as(email) or User.objects.create_user(
            email, full_name=f"{title} minh họa – {agency.name_vi}"[:120]
        )
        if settings.DEVELOPMENT and not user.has_usable_password():
            User.objects.filter(pk=user.pk).update(password=_hashed())
        AgencyMembership.objects.get_or_create(
            user=user, agency=agency, role=role, valid_from=OFFICERS_SINCE
        )


@cache
def _hashed() -> str:
    """One hash for all: making one takes as long as it should."""
    return make_password(OFFICERS_PASSWORD)


class Authorities:
    """Finds the body for a level, place and day, and the people who act for it today."""

    def body(self, level: str, commune: AdminUnit, day: dt.date) -> Agency:
        """Answer the body of `level` that was responsible for a commune of today on `day`."""
        if level == AgencyLevel.MINISTRY:
            return next(each for each in self._ministries if each.existed_on(day))
        if day >= REFORM and commune.parent_id:
            return self._by_place[commune.parent_id]
        district = self._districts[commune.pk]
        place = district.pk if level == AgencyLevel.DISTRICT else district.parent_id
        return self._by_place[place or 0]

    def office(self, body: Agency) -> Office:
        """Answer the officers of the body of today that acts for `body`."""
        today = clock.today()
        while not body.existed_on(today):
            body = body.successors.all()[0]
        return self._offices[body.pk]

    @cached_property
    def _ministries(self) -> list[Agency]:
        return list(Agency.objects.filter(level=AgencyLevel.MINISTRY))

    @cached_property
    def _by_place(self) -> Mapping[int, Agency]:
        agencies = Agency.objects.filter(place__isnull=False).prefetch_related("successors")
        return {agency.place_id: agency for agency in agencies if agency.place_id}

    @cached_property
    def _districts(self) -> Mapping[int, AdminUnit]:
        """A former district each commune of today came from: the first in the register."""
        found: dict[int, AdminUnit] = {}
        steps = AdminUnit.successors.through.objects.filter(from_adminunit__level="district")
        for step in steps.select_related("from_adminunit").order_by("-from_adminunit__code"):
            found[step.to_adminunit_id] = step.from_adminunit
        return found

    @cached_property
    def _offices(self) -> Mapping[int, Office]:
        held: dict[int, dict[str, User]] = {}
        for each in AgencyMembership.objects.filter(
            user__email__endswith="@example.vn"
        ).select_related("user"):
            held.setdefault(each.agency_id, {})[each.role] = each.user
        return {
            agency: Office(people[AgencyRole.SECRETARY], people[AgencyRole.APPROVER])
            for agency, people in held.items()
        }
