"""The one door into the register: every event row passes here, whichever way it is saved."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver

from base import chain, clock, epoch, witness
from base.witness import Point
from catalog.certificates.entitlement import speaks_for
from catalog.certificates.events import GRANTS, History, Kind
from catalog.certificates.guards import Circumstances, Reason, Refused, check
from catalog.certificates.models import Certificate, CertificateEvent, ChainHead
from catalog.certificates.reading import UNREADABLE, Tampered, believed, register_rows
from catalog.certificates.witnessed import LOG
from catalog.products.models import Product
from catalog.signals import tell_changed

HEAD = 1


@receiver(pre_save, sender=CertificateEvent, dispatch_uid="register_door")
def admit(instance: CertificateEvent, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Check the event against the history, then give it its place in the chain.

    Raises:
        Refused: the register does not accept it; nothing is written.
    """
    if instance.pk is not None:
        raise Refused(Reason.WRITTEN_ROWS_STAY)
    if not transaction.get_connection().in_atomic_block:
        raise Refused(Reason.OUTSIDE_TRANSACTION)
    head, _created = ChainHead.objects.select_for_update().get_or_create(
        pk=HEAD, defaults={"digest": chain.GENESIS}
    )
    past = _past(instance.certificate, head)
    history = History(instance.certificate.number, tuple(row.as_event() for row in past))
    check(history, instance.as_event(), _circumstances(instance, past))
    epoch.mark_change()
    _join(instance, past)
    _link(instance, head)


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


@receiver(post_save, sender=CertificateEvent, dispatch_uid="register_news")
def announce(instance: CertificateEvent, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Tell the rooms upstairs, inside the same transaction."""
    tell_changed([(instance.certificate_id, instance.product_id)])


def _past(certificate: Certificate, head: ChainHead) -> list[CertificateEvent]:
    """The certificate's rows; nothing is built on a log that cannot be believed."""
    rows = list(register_rows().filter(certificate=certificate))
    try:
        believed(rows, expected=[certificate.pk])
        known = witness.agrees(LOG, Point(head.sequence, head.digest))
    except (Tampered, OSError, *UNREADABLE) as fault:
        raise Refused(Reason.CANNOT_BE_BELIEVED) from fault
    if not known:
        raise Refused(Reason.CANNOT_BE_BELIEVED)
    return rows


def _circumstances(row: CertificateEvent, past: list[CertificateEvent]) -> Circumstances:
    """Gather what the guards ask about people, authority and product."""
    people = [row.proposer] if row.approver is None else [row.proposer, row.approver]
    day = row.decision_date or clock.local(row.at).date()
    return Circumstances(
        now=clock.now(),
        authority_level=row.authority.level,
        authority_existed=row.authority.existed_on(day),
        authority_answers=_answers(row, past, day),
        proposer=row.proposer_id,
        approver=row.approver_id,
        people_active=all(person.is_active for person in people),
        product_is_potential=row.certificate.product.is_potential,
        capped_by=row.capped_by,
    )


def _answers(row: CertificateEvent, past: list[CertificateEvent], day: dt.date) -> bool:
    """Whether the body answers for the certificate: it granted it, or is heir of the one that did.

    A new paper is anybody's whose level may grant it, and what it supersedes goes with it (BR 9).
    """
    grants = [each.authority for each in past if each.kind in GRANTS]
    if row.kind in (Kind.ISSUED, Kind.SUPERSEDED) or not grants:
        return True
    return row.authority_id in speaks_for(grants[-1], day)


def _join(row: CertificateEvent, past: list[CertificateEvent]) -> None:
    """Put the row after the last event of its certificate, and write down who holds that."""
    row.place = len(past) + 1
    row.before = past[-1].digest if past else chain.GENESIS
    row.product = row.certificate.product
    row.producer = row.product.producer


def _link(row: CertificateEvent, head: ChainHead) -> None:
    """Give the row its number (also its id), both digests and the seal, and move the head."""
    row.recorded_at = clock.now()
    row.pk = row.sequence = head.sequence + 1
    row.previous = head.digest
    row.close()
    head.sequence, head.digest = row.sequence, row.digest
    head.save(update_fields=["sequence", "digest"])
