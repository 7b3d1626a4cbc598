"""Administrative units with lifetimes: provinces, former districts, communes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from base.personal_data import DataClass, personal_data
from base.sealed import SealedRow
from catalog.places import names
from catalog.places.lineage import heirs
from catalog.places.queries import AdminUnits
from catalog.places.register import REGISTER_BEGINS

if TYPE_CHECKING:
    import datetime as dt


class Level(models.TextChoices):
    """The district level ended on 30 June 2025."""

    PROVINCE = "province", _("Province level")
    DISTRICT = "district", _("District level")
    COMMUNE = "commune", _("Commune level")


class Kind(models.TextChoices):
    """What a unit is called before its name; `CITY` is of either upper level."""

    PROVINCE = "province", _("Province")
    CITY = "city", _("City")
    URBAN_DISTRICT = "urban_district", _("Urban district")
    RURAL_DISTRICT = "rural_district", _("Rural district")
    TOWN = "town", _("Town")
    COMMUNE = "commune", _("Commune")
    WARD = "ward", _("Ward")
    TOWNSHIP = "township", _("Township")
    SPECIAL_ZONE = "special_zone", _("Special zone")


@personal_data(default=DataClass.NONE)
class AdminUnit(SealedRow):
    """One version of a unit: another name, kind or parent is another row, even under its old code.

    `code` is the statistics office's (2, 3 or 5 digits). Days are local and inclusive;
    `valid_from` = `REGISTER_BEGINS` says only "before the register begins". `folded` is the full
    name and `folded_name` the bare one, both as `names.words` gives them. Latitude and longitude
    are the centre in WGS 84 degrees, unknown for units that ended on 30 June 2025.
    """

    code = models.CharField(max_length=5)
    level = models.CharField(max_length=8, choices=Level)
    kind = models.CharField(max_length=14, choices=Kind)
    name = models.CharField(max_length=60)
    slug = models.SlugField(max_length=80)
    folded = models.CharField(max_length=80, db_index=True)
    folded_name = models.CharField(max_length=60, db_index=True)
    sort_key = models.CharField(max_length=240)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors"
    )
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)

    PURPOSE = "saved unit"
    SEALED = ("code", "level", "kind", "name", "slug", "parent", "valid_from", "valid_to")

    objects = AdminUnits.as_manager()

    class Meta:
        ordering: ClassVar = ["sort_key", "code", "-valid_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["level", "code", "valid_from"], name="admin_unit_version_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="admin_unit_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values) & Q(level__in=Level.values),
                name="admin_unit_kind_and_level_are_known",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Kind and name, "Xã Kon Gang": in Vietnamese whatever the page's language."""
        return names.full_name(self.kind, self.name)

    @property
    def name_en(self) -> str:
        """The name in English, "Kon Gang commune"."""
        return names.english_name(self.kind, self.name)

    @property
    def known_since(self) -> dt.date | None:
        """Its first day, or None if it is older than the register."""
        return None if self.valid_from == REGISTER_BEGINS else self.valid_from

    def is_there(self, on: dt.date) -> bool:
        """Whether the unit exists on this local day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def lineage(self) -> list[AdminUnit]:
        """The unit, then what it is part of, up to the province. Use `with_lineage()` in lists."""
        return [self, *(self.parent.lineage() if self.parent else [])]

    def address(self, *, english: bool = False) -> str:
        """Its place in the country: "Xã Kon Gang, Tỉnh Gia Lai"."""
        return ", ".join(unit.name_en if english else unit.full_name for unit in self.lineage())

    def today_units(self, on: dt.date) -> list[AdminUnit]:
        """The units in its place on this day: itself while it exists, else whoever followed it.

        A divided commune and a district have several. One query for each step in time.
        """
        return heirs(self, successors=_successors, is_there=lambda unit: unit.is_there(on))

    def former_units(self) -> AdminUnits:
        """The units it was made from, with their lineage; the communes before their districts."""
        former = AdminUnit.objects.filter(successors=self)
        return former.with_lineage().order_by("level", "sort_key", "code")


def _successors(units: list[AdminUnit]) -> AdminUnits:
    return AdminUnit.objects.filter(predecessors__in=units).with_lineage().distinct()
