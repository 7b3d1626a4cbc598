"""The one door into the log of lots: every act passes here, whichever way it is saved."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _

from base import chain, clock, seal, witness
from base.state_folder.marks import demand_ours
from base.unreadable import UNREADABLE
from base.witness import Point
from catalog.products.models import Product
from traceability.lots.acts import Kind, LotRefused
from traceability.lots.models import Lot, LotAct, LotHead
from traceability.lots.public_rows import disbelieved, refresh_lots
from traceability.lots.reading import ACT_SEAL, ALL_LOTS, Broken, acts_of, believed, chain_name
from traceability.lots.states import DoesNotFit, LotState, after

HEAD = 1


@receiver(pre_save, sender=LotAct, dispatch_uid="lots_door")
def admit(instance: LotAct, **_kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
    """Check the act against the lot's history, then give it its place in both chains.

    Raises:
        LotRefused: the act does not fit, or the history cannot be believed; nothing is written.
        ServedElsewhere: this is not the folder of the database; nothing is written.
    """
    if instance.pk is not None:
        raise LotRefused(_("What is written about a lot stays. Write a new act instead."))
    if not transaction.get_connection().in_atomic_block:
        raise LotRefused(_("An act of a lot is written in a transaction. Use the commands."))
    head, _created = LotHead.objects.select_for_update().get_or_create(
        pk=HEAD, defaults={"digest": chain.GENESIS}
    )
    demand_ours()
    _demand_whole(instance.lot, head)
    _demand_fit(instance)
    _link(instance, head)


@receiver(pre_save, sender=Lot, dispatch_uid="lots_stay_as_opened")
def keep(instance: Lot, **_kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
    """Refuse to change a lot that is written."""
    if not instance._state.adding:  # noqa: SLF001 - Django tells it nowhere else
        raise LotRefused(_("What is written about a lot stays. Write a new act instead."))


@receiver(pre_delete, sender=LotAct, dispatch_uid="lot_acts_stay")
def refuse_deletion(**_kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
    """Nothing leaves the log of lots."""
    raise LotRefused(_("What is written about a lot stays. Write a new act instead."))


@receiver(pre_save, sender=Product, dispatch_uid="lots_keep_printed_barcodes")
def keep_printed_barcode(instance: Product, **_kwargs: Any) -> None:  # noqa: ANN401 - Django's
    """Refuse another barcode number for a product whose labels are printed."""
    if instance._state.adding or not _gtin_changes(instance):  # noqa: SLF001 - as above
        return
    if LotAct.objects.filter(product=instance.pk, kind=Kind.PRINTED).exists():
        raise LotRefused(
            _("Labels of this product are printed with its barcode number, so it cannot change.")
        )
    instance._lots_follow = True  # type: ignore[attr-defined] # noqa: SLF001 - read below


@receiver(post_save, sender=Product, dispatch_uid="lots_follow_their_product")
def follow(instance: Product, **_kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
    """Write the rows of the product's lots anew when its barcode number changed."""
    if instance.__dict__.pop("_lots_follow", False):
        refresh_lots(Lot.objects.filter(product=instance).values_list("pk", flat=True))


def _gtin_changes(product: Product) -> bool:
    stored = Product.objects.filter(pk=product.pk).values_list("gtin", flat=True).first()
    return (stored or "") != (product.gtin or "")


def _demand_whole(lot: Lot, head: LotHead) -> None:
    """Refuse to add to a log whose end was cut or set back."""
    last = LotAct.objects.order_by("-sequence").values_list("sequence", "digest").first()
    point = Point(head.sequence, head.digest)
    if (last or (0, chain.GENESIS)) != point or not witness.agrees(ALL_LOTS, point):
        raise disbelieved(lot)


def _demand_fit(row: LotAct) -> None:
    """Refuse an act that cannot follow what happened to the lot."""
    lot = row.lot
    try:
        past = acts_of([lot.pk]).get(lot.pk, [])
        is_new = not past and witness.last(chain_name(lot.pk)) is None
        state = LotState() if is_new else believed(lot, past).state
        row.place = len(past) + 1
        row.before = past[-1].digest if past else chain.GENESIS
        after(state, row.as_act())
    except Broken as error:
        raise disbelieved(lot) from error
    except (DoesNotFit, *UNREADABLE) as error:
        raise LotRefused(
            _("This cannot follow what happened to lot %(lot)s before.") % {"lot": lot.code}
        ) from error


def _link(row: LotAct, head: LotHead) -> None:
    """Give the row its number (also its id), digests and seal, and move the head."""
    row.product_id = row.lot.product_id
    row.recorded_at = clock.now()
    row.pk = row.sequence = head.sequence + 1
    row.previous = head.digest
    row.digest = chain.digest(row.previous, row.content())
    row.seal = seal.seal(ACT_SEAL, row.digest.encode())
    head.sequence, head.digest = row.sequence, row.digest
    head.save(update_fields=["sequence", "digest"])
