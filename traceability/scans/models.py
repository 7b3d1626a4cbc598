"""What scanning leaves behind: rows without a person in them, kept for a while."""

from __future__ import annotations

from django.db import models

from base.personal_data import DataClass, personal_data
from catalog.products.models import Product
from traceability.lots.models import Lot


@personal_data(default=DataClass.NONE)
class SegmentProgress(models.Model):
    """How far a segment is drained: the byte up to which its lines are in the database."""

    segment = models.CharField(max_length=40, unique=True)
    position = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.segment} {self.position}"


@personal_data(
    day_token=(DataClass.TECHNICAL, "90 days; its key is destroyed after 48 hours"),
    default=DataClass.NONE,
)
class Scan(models.Model):
    """One counted look at a code: when (to the hour), which code, what was answered.

    `day_token` tells two looks of one visitor on one day apart from two visitors'; once the day's
    key is destroyed nobody can compute it again. `is_repeat`: same visitor, code and hour before.
    """

    segment = models.CharField(max_length=40)
    position = models.PositiveBigIntegerField()
    hour = models.DateTimeField(db_index=True)
    product = models.ForeignKey(Product, models.CASCADE, null=True, related_name="+")
    lot = models.ForeignKey(Lot, models.CASCADE, null=True, related_name="+")
    index = models.PositiveIntegerField(null=True)
    outcome = models.CharField(max_length=16)
    province = models.CharField(max_length=2, blank=True)
    day_token = models.PositiveBigIntegerField(null=True)
    is_repeat = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["segment", "position"], name="scan_drained_once"),
        ]
        indexes = [models.Index(fields=["lot", "index"], name="scan_of_unit")]

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H} {self.outcome}"


@personal_data(default=DataClass.NONE)
class UnitState(models.Model):
    """A label that was scanned at least once; born at its first counted scan, kept for good.

    `serial` is what a label with a GTIN carries, so that a scan finds its count by what it read.
    """

    lot = models.ForeignKey(Lot, models.CASCADE, related_name="units")
    index = models.PositiveIntegerField()
    serial = models.CharField(max_length=14, blank=True)
    first_hour = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lot", "index"], name="unit_state_once")]
        indexes = [models.Index(fields=["lot", "serial"], name="unit_state_by_serial")]

    def __str__(self) -> str:
        return f"{self.lot} {self.index}: {self.count}"


@personal_data(default=DataClass.NONE)
class DailyScans(models.Model):
    """How often codes of a product were looked at on one local day, by what was answered."""

    day = models.DateField()
    product = models.ForeignKey(Product, models.CASCADE, related_name="daily_scans")
    outcome = models.CharField(max_length=16)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "product", "outcome"], name="daily_scans_once"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.product}: {self.count}"
