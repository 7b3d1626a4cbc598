"""Lots, and what can be said against one: a recall, a doubt."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from base.personal_data import DataClass, personal_data
from catalog.products.models import Product

OFFICE = "10 years: an act of office"


@personal_data(default=DataClass.NONE)
class Lot(models.Model):
    """A production lot (lô sản xuất) of one product.

    `id` is the permanent number enciphered in codes without a GTIN and names the lot's key; it is
    never reused. `code` is the lot text printed on packs: 1–20 of 0-9 A-Z - . with a letter or
    digit first. Codes of a lot are "not activated" until `released_on`, a local day.
    `key_version` names the master key.
    """

    product = models.ForeignKey(Product, models.PROTECT, related_name="lots")
    code = models.CharField(max_length=20)
    made_on = models.DateField()
    best_before = models.DateField(null=True, blank=True)
    quantity = models.PositiveIntegerField()
    released_on = models.DateField(null=True, blank=True)
    key_version = models.PositiveSmallIntegerField(default=1)

    recalls: ClassVar[models.Manager[Recall]]
    doubts: ClassVar[models.Manager[Doubt]]

    class Meta:
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["product", "code"], name="lot_code_once_per_product"),
            models.CheckConstraint(
                name="lot_best_before_follows_production",
                condition=Q(best_before__isnull=True) | Q(best_before__gte=F("made_on")),
            ),
            models.CheckConstraint(
                name="lot_code_is_printable", condition=Q(code__regex=r"^[0-9A-Z][0-9A-Z.-]{0,19}$")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product} {self.code}"


@personal_data(by=(DataClass.IDENTITY, OFFICE), default=DataClass.NONE)
class Recall(models.Model):
    """A lot is called back from the market (thu hồi lô hàng – not a certificate's withdrawal)."""

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="recalls")
    at = models.DateTimeField()
    reason_vi = models.CharField(max_length=300)
    reason_en = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.lot} {self.at:%Y-%m-%d}"


@personal_data(by=(DataClass.IDENTITY, OFFICE), default=DataClass.NONE)
class Doubt(models.Model):
    """The codes of a lot need checking: copied codes were found, or its key became known."""

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="doubts")
    at = models.DateTimeField()
    reason_vi = models.CharField(max_length=300)
    reason_en = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    cleared_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.lot} {self.at:%Y-%m-%d}"
