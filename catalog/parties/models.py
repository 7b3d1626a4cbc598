"""Who makes, and who certifies: producers, agencies and the people who act for them."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from base.personal_data import DataClass, personal_data
from base.sealed import SealedRow
from base.text import fold, slug, sort_key
from catalog.places.models import AdminUnit
from media.models import Photo

PUBLIC = "public while the producer is listed; removed within 15 days of a request"


class ProducerKind(models.TextChoices):
    """Who may take part (seeds 000 §II.2.2a, 002 §I.2b, 003 §IV.2)."""

    ENTERPRISE = "enterprise", _("Enterprise")
    COOPERATIVE = "cooperative", _("Cooperative")
    COOPERATIVE_GROUP = "cooperative_group", _("Cooperative group")
    HOUSEHOLD = "household", _("Household business")


@personal_data(
    name_vi=(DataClass.IDENTITY, PUBLIC),
    name_en=(DataClass.IDENTITY, PUBLIC),
    registration_number=(DataClass.IDENTITY, PUBLIC),
    address_line=(DataClass.CONTACT, PUBLIC),
    phone=(DataClass.CONTACT, PUBLIC),
    email=(DataClass.CONTACT, PUBLIC),
    website=(DataClass.CONTACT, PUBLIC),
    story_vi=(DataClass.FREE_TEXT, PUBLIC),
    story_en=(DataClass.FREE_TEXT, PUBLIC),
    folded=(DataClass.IDENTITY, PUBLIC),
    sort_key=(DataClass.IDENTITY, PUBLIC),
    slug=(DataClass.IDENTITY, PUBLIC),
    default=DataClass.NONE,
)
class Producer(SealedRow):
    """An OCOP producer (chủ thể). `phone` is E.164; `folded` and `sort_key` follow `name_vi`."""

    slug = models.SlugField(max_length=90, unique=True)
    kind = models.CharField(max_length=20, choices=ProducerKind)
    name_vi = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160, blank=True)
    registration_number = models.CharField(max_length=40, blank=True)
    registered_on = models.DateField(null=True, blank=True)
    commune = models.ForeignKey(AdminUnit, models.PROTECT, related_name="producers")
    address_line = models.CharField(max_length=160, blank=True)
    phone = models.CharField(max_length=16, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    story_vi = models.TextField(blank=True)
    story_en = models.TextField(blank=True)
    photo = models.ForeignKey(Photo, models.PROTECT, null=True, blank=True, related_name="+")
    is_demo = models.BooleanField(default=False)
    folded = models.CharField(max_length=400, editable=False, db_index=True)
    sort_key = models.CharField(max_length=500, editable=False, db_index=True)

    PURPOSE = "saved producer"
    SEALED = (
        "slug", "kind", "name_vi", "name_en", "registration_number", "registered_on", "commune",
        "address_line", "phone", "email", "website", "story_vi", "story_en", "is_demo",
    )  # fmt: skip

    class Meta:
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(name="producer_kind_known", condition=Q(kind__in=ProducerKind)),
        ]

    def __str__(self) -> str:
        return self.name_vi

    def clean_names(self) -> None:
        """Bring slug, folded text and sort key in line with the name; call before saving."""
        self.slug = self.slug or slug(self.name_vi, 90)
        self.folded = fold(f"{self.name_vi} {self.name_en}")[:400]
        self.sort_key = sort_key(self.name_vi)[:500]


class AgencyLevel(models.TextChoices):
    """Levels that have issued certificates since 2019 (catalog/rulesets)."""

    DISTRICT = "district", _("District")
    PROVINCE = "province", _("Province")
    MINISTRY = "ministry", _("Ministry")


class AgencyQuerySet(models.QuerySet["Agency"]):
    """Questions about many agencies."""

    def as_of(self, day: dt.date) -> AgencyQuerySet:
        """Those that existed on `day`."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


@personal_data(default=DataClass.NONE)
class Agency(SealedRow):
    """A public body with a lifetime; `valid_to` is its last day, `successors` have its files."""

    slug = models.SlugField(max_length=120, unique=True)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    level = models.CharField(max_length=10, choices=AgencyLevel)
    place = models.ForeignKey(
        AdminUnit, models.PROTECT, null=True, blank=True, related_name="agencies"
    )
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    successors = models.ManyToManyField(
        "self", symmetrical=False, related_name="predecessors", blank=True
    )
    is_demo = models.BooleanField(default=False)

    PURPOSE = "saved agency"
    SEALED = ("slug", "name_vi", "name_en", "level", "place", "valid_from", "valid_to", "is_demo")

    objects: ClassVar[models.Manager[Agency]] = AgencyQuerySet.as_manager()

    class Meta:
        ordering = ["name_vi"]
        verbose_name_plural = "agencies"
        constraints = [
            models.CheckConstraint(
                name="agency_ends_after_it_begins",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.name_vi

    def existed_on(self, day: dt.date) -> bool:
        """Whether the body existed on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class AgencyRole(models.TextChoices):
    """What a person may do for an agency."""

    SECRETARY = "secretary", _("Certification secretary: proposes")
    APPROVER = "approver", _("Certification approver: approves")
    INSPECTOR = "inspector", _("Inspector")


@personal_data(
    user=(DataClass.IDENTITY, "10 years: shows who was entitled to act"),
    default=DataClass.NONE,
)
class AgencyMembership(models.Model):
    """A person's role in an agency for a time; rights are asked of these rows at each act."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=10, choices=AgencyRole)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "agency", "role", "valid_from"], name="membership_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.role} – {self.agency}"
