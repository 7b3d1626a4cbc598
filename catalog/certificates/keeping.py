"""Products, producers, authorities and places stay what they were saved as, or are not believed.

What is saved here is sealed (base.sealed). A row that was changed behind our back is neither saved
nor sealed anew: it must first be put right.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from base.sealed import SealedRow
from catalog.certificates.guards import Reason, Refused
from catalog.parties.models import Agency, Producer
from catalog.places.models import AdminUnit
from catalog.products.models import Product

KEPT: tuple[type[SealedRow], ...] = (Product, Producer, Agency, AdminUnit)


@receiver(pre_save, dispatch_uid="register_keeps_what_was_saved")
def demand_believed(sender: type[Any], instance: SealedRow, **_: Any) -> None:  # noqa: ANN401 - Django's signature
    """Refuse to save a row over one that was changed behind our back."""
    if sender not in KEPT or instance.pk is None:
        return
    held: SealedRow | None = sender._default_manager.filter(pk=instance.pk).first()  # noqa: SLF001
    if held is not None and not held.is_sealed():
        raise Refused(Reason.CANNOT_BE_BELIEVED)
    instance.close()


@receiver(post_save, dispatch_uid="register_seals_what_was_saved")
def seal_saved(
    sender: type[Any],
    instance: SealedRow,
    created: bool,  # noqa: FBT001 - Django's signature
    update_fields: frozenset[str] | None = None,
    **_: Any,  # noqa: ANN401 - Django's signature
) -> None:
    """Seal a new row, whose number is known only now, and one that was saved in part."""
    if sender in KEPT and (created or update_fields is not None):
        if update_fields is not None:
            instance.refresh_from_db()
        instance.close()
        sender._default_manager.filter(pk=instance.pk).update(seal=instance.seal)  # noqa: SLF001
