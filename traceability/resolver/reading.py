"""The questions a scan asks the database: at most four, each one query."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from base import clock
from catalog.certificates.models import CertificateEvent
from catalog.certificates.reading import register_rows
from catalog.parties.models import Agency
from catalog.products.models import PhotoRole, Product, ProductPhoto
from traceability.labels.models import LabelRun, VoidRange
from traceability.lots.models import Doubt, Lot, Recall
from traceability.resolver.answer import Pack, Picture
from traceability.scans.models import UnitState

_UP = ("producer__commune__parent__parent", "commune")
_PICTURE = {
    "picture_drawings": "photo__drawings",
    "picture_width": "photo__width",
    "picture_height": "photo__height",
    "picture_alt_vi": "photo__alt_vi",
    "picture_alt_en": "photo__alt_en",
    "picture_illustration": "photo__is_illustration",
}


def products() -> QuerySet[Product]:
    """Products with producer, places and the front photo at hand."""
    return Product.objects.select_related(*_UP).annotate(**_picture("pk"))


def lots() -> QuerySet[Lot]:
    """Lots with product, producer, places and the front photo at hand."""
    related = [f"product__{path}" for path in _UP]
    return Lot.objects.select_related(*related).annotate(**_picture("product"))


def register_of(product: Product) -> list[CertificateEvent]:
    """All register rows of the product's producer, this product's and the others'."""
    rows = register_rows().filter(certificate__product__producer=product.producer_id)
    return list(rows)


def pack_of(lot: Lot, index: int | None, at: dt.datetime) -> Pack:
    """Everything known against a lot, or against one label of it, in one query."""
    here = OuterRef("pk")
    recall = Recall.objects.filter(lot=here, lifted_at__isnull=True).order_by("-at")
    doubt = Doubt.objects.filter(lot=here, cleared_at__isnull=True).order_by("-at")
    row: dict[str, Any] = dict(
        Lot.objects.filter(pk=lot.pk)
        .values("released_on")
        .annotate(
            recall_vi=Subquery(recall.values("reason_vi")[:1]),
            recall_en=Subquery(recall.values("reason_en")[:1]),
            doubt_vi=Subquery(doubt.values("reason_vi")[:1]),
            doubt_en=Subquery(doubt.values("reason_en")[:1]),
            **_label(index),
        )
        .get()
    )
    released_on = row["released_on"]
    return Pack(
        is_printed=index is None or row["is_printed"],
        is_released=released_on is not None and released_on <= clock.local(at).date(),
        is_void=index is not None and row["void_reason"] is not None,
        void_reason=row.get("void_reason") or "",
        recall_reason_vi=row["recall_vi"],
        recall_reason_en=row["recall_en"] or "",
        doubt_reason_vi=row["doubt_vi"],
        doubt_reason_en=row["doubt_en"] or "",
        seen=row.get("seen") or 0,
        first_seen=row.get("first_seen"),
    )


def heirs_of(authority: Agency, at: dt.datetime) -> tuple[Agency, ...]:
    """The bodies that took over from an authority; no query while it exists itself."""
    if authority.existed_on(clock.local(at).date()):
        return ()
    return tuple(authority.successors.all())


def picture_of(row: Product | Lot) -> Picture | None:
    """The photo that `products()` or `lots()` brought along."""
    drawings: dict[str, str] | None = getattr(row, "picture_drawings", None)
    if not drawings:
        return None
    return Picture(
        drawings=drawings,
        width=row.picture_width,  # type: ignore[union-attr]
        height=row.picture_height,  # type: ignore[union-attr]
        alt_vi=row.picture_alt_vi,  # type: ignore[union-attr]
        alt_en=row.picture_alt_en,  # type: ignore[union-attr]
        is_illustration=row.picture_illustration,  # type: ignore[union-attr]
    )


def _picture(product: str) -> dict[str, Subquery]:
    front = ProductPhoto.objects.filter(product=OuterRef(product), role=PhotoRole.FRONT)
    front = front.order_by("position", "pk")
    return {name: Subquery(front.values(path)[:1]) for name, path in _PICTURE.items()}


def _label(index: int | None) -> dict[str, Any]:
    """What is asked about one label: printed, void, seen before."""
    if index is None:
        return {}
    here = OuterRef("pk")
    runs = LabelRun.objects.filter(lot=here, first_index__lte=index)
    voids = VoidRange.objects.filter(lot=here, first_index__lte=index, last_index__gte=index)
    unit = UnitState.objects.filter(lot=here, index=index)
    return {
        "is_printed": Exists(runs.filter(first_index__gt=index - F("count"))),
        "void_reason": Subquery(voids.values("reason")[:1]),
        "seen": Subquery(unit.values("count")[:1]),
        "first_seen": Subquery(unit.values("first_hour")[:1]),
    }
