"""The one door into the register: every event row passes here, whichever way it is saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver

from base import chain, clock, epoch, witness
from base.witness import Point
from catalog.certificates.circumstances import Past, past_of
from catalog.certificates.events import Kind
from catalog.certificates.guards import Reason, Refused, check, present
from catalog.certificates.models import HEAD, Certificate, CertificateEvent, ChainHead
from catalog.certificates.witnessed import LOG
from catalog.products.models import Product
from catalog.signals import tell_changed

BATCH = 200


def append(rows: Sequence[CertificateEvent]) -> None:
    """Add the events of one action, in this order, all or none; call it inside a transaction.

    An event without a moment takes effect now, as its certificate has it (guards.present).

    Raises:
        Refused: the register does not accept one of them, and which; nothing is written.
    """
    _admit(rows)
    # The door alone writes rows past WrittenOnce: each was admitted above.
    every: QuerySet[CertificateEvent] = QuerySet(CertificateEvent)
    every.bulk_create(rows, batch_size=BATCH)
    _announce(rows)


@receiver(pre_save, sender=CertificateEvent, dispatch_uid="register_door")
def admit(instance: CertificateEvent, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Check an event that is saved beside the actions, then give it its place in the chain.

    Raises:
        Refused: the register does not accept it; nothing is written.
    """
    _admit([instance])


@receiver(post_save, sender=CertificateEvent, dispatch_uid="register_news")
def announce(instance: CertificateEvent, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Tell of an event that was saved beside the actions."""
    _announce([instance])


@receiver(pre_save, sender=Certificate, dispatch_uid="register_certificates_stay")
def keep(instance: Certificate, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Refuse to change a certificate that is written."""
    if instance.pk is not None:
        raise Refused(Reason.WRITTEN_ROWS_STAY)


@receiver(pre_delete, sender=CertificateEvent, dispatch_uid="register_events_stay")
@receiver(pre_delete, sender=Certificate, dispatch_uid="register_certificates_never_go")
def refuse_deletion(**_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Nothing leaves the register."""
    raise Refused(Reason.WRITTEN_ROWS_STAY)


@receiver(pre_save, sender=Product, dispatch_uid="register_potential_products")
def keep_potential_apart(instance: Product, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Refuse to call a product potential while it holds a certificate that nothing superseded."""
    if not instance.is_potential or instance.pk is None:
        return
    granted = Certificate.objects.filter(product=instance, events__kind=Kind.ISSUED)
    if granted.exclude(events__kind=Kind.SUPERSEDED).exists():
        raise Refused(Reason.CERTIFIED_PRODUCT)


@receiver(pre_save, sender=Product, dispatch_uid="register_holder")
def keep_holder(instance: Product, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Refuse to give a product with a certificate to another producer: it was granted to one."""
    if instance.pk is None:
        return
    granted = CertificateEvent.objects.filter(product=instance)
    if granted.exclude(producer=instance.producer_id).exists():
        raise Refused(Reason.HOLDER_STAYS)


def _admit(rows: Sequence[CertificateEvent]) -> None:
    """Lock the head, check each row against all before it, and link it."""
    if any(row.pk is not None for row in rows):
        raise Refused(Reason.WRITTEN_ROWS_STAY)
    if not transaction.get_connection().in_atomic_block:
        raise Refused(Reason.OUTSIDE_TRANSACTION)
    head, _created = ChainHead.objects.select_for_update().get_or_create(
        pk=HEAD, defaults={"digest": chain.GENESIS}
    )
    _demand_known(head)
    past, now = past_of(row.certificate_id for row in rows), clock.now()
    for row in rows:
        _take(row, past, head, now)
    epoch.mark_change()
    head.save(update_fields=["sequence", "digest"])


def _demand_known(head: ChainHead) -> None:
    """Nothing is written on a log that is older than what was seen."""
    try:
        known = witness.agrees(LOG, Point(head.sequence, head.digest))
    except OSError as fault:
        raise Refused(Reason.CANNOT_BE_BELIEVED) from fault
    if not known:
        raise Refused(Reason.CANNOT_BE_BELIEVED)


def _take(row: CertificateEvent, past: Past, head: ChainHead, now: dt.datetime) -> None:
    certificate = row.certificate = past.certificates[row.certificate_id]
    history = past.history(certificate)
    row.at = row.at or present(history, now)
    try:
        check(history, row.as_event(), past.circumstances(row))
    except Refused as refusal:
        raise Refused(refusal.reason, certificate.number) from refusal
    _join(row, past.rows(certificate))
    _link(row, head)
    past.add(row)


def _join(row: CertificateEvent, mine: Sequence[CertificateEvent]) -> None:
    """Put the row after the last event of its certificate, and write down who holds that."""
    row.place = len(mine) + 1
    row.before = mine[-1].digest if mine else chain.GENESIS
    row.product_id = row.certificate.product_id
    row.producer_id = row.certificate.product.producer_id


def _link(row: CertificateEvent, head: ChainHead) -> None:
    """Give the row its number (also its id), both digests and the seal, and move the head."""
    row.recorded_at = clock.now()
    row.pk = row.sequence = head.sequence + 1
    row.previous = head.digest
    row.close()
    head.sequence, head.digest = row.sequence, row.digest


def _announce(rows: Iterable[CertificateEvent]) -> None:
    """Tell the rooms upstairs, inside the same transaction."""
    tell_changed((row.certificate_id, row.product_id) for row in rows)
