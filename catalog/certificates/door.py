"""The one door into the register: every event row passes here, whichever way it is saved."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver

from base import chain, clock, epoch
from catalog.certificates.entitlement import speaks_for
from catalog.certificates.events import GRANTS, History, Kind
from catalog.certificates.guards import Circumstances, Reason, Refused, check
from catalog.certificates.models import Certificate, CertificateEvent, ChainHead
from catalog.products.models import Product
from catalog.signals import certificate_changed

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
    past = _past(instance.certificate)
    history = History(instance.certificate.number, tuple(row.as_event() for row in past))
    check(history, instance.as_event(), _circumstances(instance, past))
    epoch.mark_change()
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


@receiver(post_save, sender=CertificateEvent, dispatch_uid="register_news")
def announce(instance: CertificateEvent, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Tell the rooms upstairs, inside the same transaction."""
    certificate_changed.send(sender=Certificate, certificate=instance.certificate)


def _past(certificate: Certificate) -> list[CertificateEvent]:
    rows = CertificateEvent.objects.filter(certificate=certificate)
    return list(rows.select_related("authority", "successor"))


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


def _link(row: CertificateEvent, head: ChainHead) -> None:
    """Give the row its number (also its id), both digests, and move the head."""
    row.recorded_at = clock.now()
    row.pk = row.sequence = head.sequence + 1
    row.previous = head.digest
    row.digest = chain.digest(row.previous, row.content())
    head.sequence, head.digest = row.sequence, row.digest
    head.save(update_fields=["sequence", "digest"])
