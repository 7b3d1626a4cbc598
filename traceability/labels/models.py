"""What printing leaves behind: ranges of indexes, never a row per label."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from base.personal_data import DataClass, personal_data
from traceability.lots.models import Lot

OFFICE = "10 years: shows who printed and who voided"


@personal_data(by=(DataClass.IDENTITY, OFFICE), default=DataClass.NONE)
class LabelRun(models.Model):
    """One printing: the indexes `first_index` … `first_index + count - 1` of a lot."""

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="runs")
    first_index = models.PositiveIntegerField()
    count = models.PositiveIntegerField()
    printed_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["first_index"]
        constraints = [
            models.UniqueConstraint(fields=["lot", "first_index"], name="run_starts_once"),
            models.CheckConstraint(name="run_is_not_empty", condition=Q(count__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.lot} {self.first_index}+{self.count}"


@personal_data(by=(DataClass.IDENTITY, OFFICE), default=DataClass.NONE)
class VoidRange(models.Model):
    """Labels that must not be in circulation: lost or spoilt sheets, last index included."""

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="voids")
    first_index = models.PositiveIntegerField()
    last_index = models.PositiveIntegerField()
    reason = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["first_index"]
        constraints = [
            models.CheckConstraint(
                name="void_range_in_order", condition=Q(last_index__gte=F("first_index"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lot} {self.first_index}–{self.last_index}"
