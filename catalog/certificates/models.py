"""The register's tables: certificates, their events, and the head of the chain."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from base import chain
from base.local_time import local
from base.personal_data import DataClass, personal_data
from base.seal import LONGEST, is_sealed, seal
from base.text import fold, slug
from catalog.certificates.events import Event, Kind
from catalog.certificates.guards import (
    LONGEST_CAP,
    LONGEST_NUMBER,
    LONGEST_REASON,
    Reason,
    Refused,
)
from catalog.parties.models import Agency, Producer
from catalog.products.models import Product

HEAD = 1  # the number of the one head
OFFICE = "as long as the register: an act of office"
SEAL = "certificate event"


class WrittenOnce(models.QuerySet[Any]):
    """Rows that are added one by one through the door and never changed."""

    def _refuse(self, *args: object, **kwargs: object) -> NoReturn:
        raise Refused(Reason.WRITTEN_ROWS_STAY)

    update = delete = bulk_create = bulk_update = _refuse


@personal_data(default=DataClass.NONE)
class Certificate(models.Model):
    """A certificate paper: its number and its product. Everything else is in its events."""

    number = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    folded = models.CharField(max_length=80, editable=False, db_index=True)
    product = models.ForeignKey(Product, models.PROTECT, related_name="certificates")

    objects: ClassVar[models.Manager[Certificate]] = WrittenOnce.as_manager()

    class Meta:
        ordering = ["number"]
        base_manager_name = "objects"

    def __str__(self) -> str:
        return self.number

    def clean_names(self) -> None:
        """Derive slug and folded text from the number; call before the first save."""
        self.slug = slug(self.number, 80)
        self.folded = fold(self.number)[:80]


@personal_data(
    proposer=(DataClass.IDENTITY, OFFICE),
    approver=(DataClass.IDENTITY, OFFICE),
    default=DataClass.NONE,
)
class CertificateEvent(models.Model):
    """One link of the register's log. Rows pass catalog.certificates.door; none is ever changed.

    `at` is when it takes effect, `recorded_at` when it was written (both aware). Beside its number
    in the log it has its `place` (from 1) among the events of its certificate, the digest of the
    event `before`, the `product` and `producer` it was granted to, and a `seal` over its digest.
    """

    sequence = models.PositiveBigIntegerField(unique=True)
    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="events")
    place = models.PositiveIntegerField()
    before = models.CharField(max_length=64)
    product = models.ForeignKey(Product, models.PROTECT, related_name="+")
    producer = models.ForeignKey(Producer, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in Kind])
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    decision_number = models.CharField(max_length=LONGEST_NUMBER, blank=True)
    decision_date = models.DateField(null=True, blank=True)
    authority = models.ForeignKey(Agency, models.PROTECT, related_name="certificate_events")
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    emergency = models.BooleanField(default=False)
    proposer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    score = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    star = models.PositiveSmallIntegerField(null=True, blank=True)
    capped_by = models.CharField(max_length=LONGEST_CAP, blank=True)
    ruleset = models.CharField(max_length=10, blank=True)
    last_day = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        Certificate, models.PROTECT, related_name="+", null=True, blank=True
    )
    previous = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64, unique=True)
    seal = models.CharField(max_length=LONGEST)

    objects: ClassVar[models.Manager[CertificateEvent]] = WrittenOnce.as_manager()

    class Meta:
        ordering = ["sequence"]
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(name="event_place_is_unique", fields=["certificate", "place"]),
            models.CheckConstraint(name="event_kind_known", condition=Q(kind__in=list(Kind))),
            models.CheckConstraint(
                name="event_two_people_decide",
                condition=Q(emergency=True, kind=Kind.SUSPENDED)
                | Q(approver__isnull=False, emergency=False) & ~Q(approver=F("proposer")),
            ),
            models.CheckConstraint(
                name="event_grants_three_to_five_stars",
                condition=Q(star__isnull=True) | Q(star__gte=3, star__lte=5),
            ),
            models.CheckConstraint(
                name="event_grant_is_complete",
                condition=~Q(kind__in=[Kind.ISSUED, Kind.RENEWED])
                | Q(star__isnull=False, score__isnull=False, last_day__isnull=False)
                & ~Q(ruleset=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate} {self.kind} {local(self.at):%Y-%m-%d}"

    def as_event(self) -> Event:
        """Answer the row as the plain value the verdict reads; needs authority and successor."""
        return Event(
            kind=Kind(self.kind),
            at=self.at,
            decision_number=self.decision_number,
            decision_date=self.decision_date,
            authority=self.authority.slug,
            reason=self.reason,
            emergency=self.emergency,
            score=self.score,
            star=self.star,
            ruleset=self.ruleset,
            last_day=self.last_day,
            successor=self.successor.number if self.successor else "",
        )

    def content(self) -> dict[str, object]:
        """Answer what the digest covers: every fact of the row and whose certificate it is."""
        return {
            "id": self.pk,
            "sequence": self.sequence,
            "certificate": self.certificate.number,
            "certificate_id": self.certificate_id,  # the witness knows a certificate by it
            "place": self.place,
            "before": self.before,
            "product": self.product_id,
            "product_code": self.certificate.product.code,
            "producer": self.producer_id,
            "kind": str(self.kind),
            "at": self.at,
            "recorded_at": self.recorded_at,
            "decision_number": self.decision_number,
            "decision_date": self.decision_date,
            "authority": self.authority_id,
            "reason": self.reason,
            "emergency": self.emergency,
            "proposer": self.proposer_id,
            "approver": self.approver_id,
            "score": None if self.score is None else f"{self.score:.2f}",
            "star": self.star,
            "capped_by": self.capped_by,
            "ruleset": self.ruleset,
            "last_day": self.last_day,
            "successor": self.successor_id,
        }

    def close(self) -> None:
        """Put digest and seal under the row, when everything else of it is there."""
        self.digest = chain.digest(self.previous, self.content())
        self.seal = seal(SEAL, self.digest.encode())

    def is_whole(self) -> bool:
        """Whether the digest fits the row."""
        return chain.digest(self.previous, self.content()) == self.digest

    def is_sealed(self) -> bool:
        """Whether the digest was sealed by this register."""
        return is_sealed(self.seal, SEAL, self.digest.encode())

    def is_with_its_holder(self) -> bool:
        """Whether certificate and product are still those of the holder it was granted to."""
        product = self.certificate.product
        return (self.product_id, self.producer_id) == (product.pk, product.producer_id)


@personal_data(default=DataClass.NONE)
class ChainHead(models.Model):
    """The last link of the log: one row, locked while a link is added; a cut tail shows here."""

    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.sequence} {self.digest[:12]}"
