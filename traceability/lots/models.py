"""Lots, the acts that tell what happened to them, and the sealed row a scan reads."""

from __future__ import annotations

import json
from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from base.personal_data import DataClass, personal_data
from base.seal import LONGEST, packed
from base.witness import DIGEST_LENGTH
from catalog.products.models import Product
from traceability.lots.acts import Act, Kind, LotRefused

OFFICE = "10 years: an act of office"


@personal_data(default=DataClass.NONE)
class Lot(models.Model):
    """A production lot (lô sản xuất) of one product. What happens to it is in its acts.

    `id` is the permanent number enciphered in codes without a GTIN and names the lot's key; it is
    never reused. `code` is the lot text printed on packs: 1–20 of 0-9 A-Z - . with a letter or
    digit first. `key_version` names the master key. A row is never changed once written.
    """

    product = models.ForeignKey(Product, models.PROTECT, related_name="lots")
    code = models.CharField(max_length=20)
    made_on = models.DateField()
    best_before = models.DateField(null=True, blank=True)
    quantity = models.PositiveIntegerField()
    key_version = models.PositiveSmallIntegerField(default=1)

    acts: ClassVar[models.Manager[LotAct]]

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


class ActsStay(models.QuerySet[Any]):
    """Acts are added one by one through the door and never changed."""

    def _refuse(self, *args: object, **kwargs: object) -> NoReturn:
        raise LotRefused(_("What is written about a lot stays. Write a new act instead."))

    update = delete = bulk_create = bulk_update = _refuse


@personal_data(
    by=(DataClass.IDENTITY, OFFICE),
    facts=(DataClass.CONTACT, OFFICE),
    default=DataClass.NONE,
)
class LotAct(models.Model):
    """One link of the log of lots. Rows pass traceability.lots.door; none is ever changed.

    `product` is whom the lot was opened for. `place` counts from 1 within the lot. `facts` is the
    canonical JSON of what the kind carries. `previous` is the digest of the act before in the
    whole log, `before` of the act before in the lot. `at` is when it was done, `recorded_at` when
    it was written (both aware).
    """

    sequence = models.PositiveBigIntegerField(unique=True)
    lot = models.ForeignKey(Lot, models.PROTECT, related_name="acts")
    product = models.ForeignKey(Product, models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()
    kind = models.CharField(max_length=13, choices=[(kind.value, kind.value) for kind in Kind])
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    facts = models.TextField()
    previous = models.CharField(max_length=DIGEST_LENGTH, unique=True)
    before = models.CharField(max_length=DIGEST_LENGTH)
    digest = models.CharField(max_length=DIGEST_LENGTH, unique=True)
    seal = models.CharField(max_length=LONGEST)

    objects: ClassVar[models.Manager[LotAct]] = ActsStay.as_manager()

    class Meta:
        ordering = ["sequence"]
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["lot", "place"], name="lot_act_place_once"),
            models.CheckConstraint(name="lot_act_kind_known", condition=Q(kind__in=list(Kind))),
        ]

    def __str__(self) -> str:
        return f"{self.lot_id} {self.place} {self.kind}"

    def as_act(self) -> Act:
        """The row as the plain value the state is read from; ValueError when it is none."""
        facts = json.loads(self.facts)
        if not isinstance(facts, dict):
            raise ValueError("The facts of an act are names and values.")  # noqa: TRY004
        return Act(self.place, Kind(self.kind), facts)

    def content(self) -> dict[str, object]:
        """What the digest covers: every column but the chain's own and the seal."""
        return {
            "id": self.pk,
            "sequence": self.sequence,
            "lot": self.lot_id,
            "product": self.product_id,
            "place": self.place,
            "kind": str(self.kind),
            "at": self.at,
            "recorded_at": self.recorded_at,
            "by": self.by_id,
            "facts": self.facts,
            "before": self.before,
        }


@personal_data(default=DataClass.NONE)
class LotHead(models.Model):
    """The last link of the log of lots: one row, locked while a link is added."""

    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=DIGEST_LENGTH)

    def __str__(self) -> str:
        return f"{self.sequence} {self.digest[:12]}"


@personal_data(facts=(DataClass.CONTACT, OFFICE), default=DataClass.NONE)
class PublicLot(models.Model):
    """What a scan may say of a lot: one sealed row, written with each act.

    `gtin` is 14 digits or empty. `facts` is canonical JSON (lots.public_rows). `place` and `head`
    are those of the lot's last act.
    """

    lot = models.OneToOneField(Lot, models.PROTECT, primary_key=True, related_name="public")
    product = models.ForeignKey(Product, models.PROTECT, related_name="+")
    gtin = models.CharField(max_length=14, blank=True)
    code = models.CharField(max_length=20)
    key_version = models.PositiveSmallIntegerField()
    facts = models.TextField()
    place = models.PositiveIntegerField()
    head = models.CharField(max_length=DIGEST_LENGTH)
    seal = models.CharField(max_length=LONGEST)

    class Meta:
        indexes = [models.Index(fields=["gtin", "code"], name="public_lot_printed")]

    def __str__(self) -> str:
        return f"{self.code} {self.place}"

    def content(self) -> bytes:
        """What the seal covers: every column, in this order, which the resolver knows as well."""
        return packed(
            [
                self.lot_id,
                self.product_id,
                self.gtin,
                self.code,
                self.key_version,
                self.facts,
                self.place,
                self.head,
            ]
        )
