"""Hold every public row against the rows it was made from, and name each that does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from base import clock
from base.seal import Unbelievable
from base.sealed import SealedRow
from base.unreadable import in_parts
from catalog.certificates.keeping import KEPT
from catalog.parties.models import Producer
from catalog.products.models import Product
from catalog.window.actions import BATCH, made_of, producer_rows
from catalog.window.gazetteer import Gazetteer
from catalog.window.models import (
    CertificateFacts,
    ProductFacts,
    PublicCertificate,
    PublicProducer,
    PublicProduct,
    PublicRow,
)
from catalog.window.sealing import columns_of, opened

KINDS: dict[str, str | Promise] = {
    "saved product": lazy("saved product"),
    "saved producer": lazy("saved producer"),
    "saved agency": lazy("saved authority"),
    "saved unit": lazy("saved place"),
    "product": lazy("product"),
    "product facts": lazy("product facts"),
    "certificate": lazy("certificate"),
    "certificate facts": lazy("certificate facts"),
    "producer": lazy("producer"),
}


def faults() -> Iterator[str]:
    """One sentence for each public row that is missing, forged, older than the register or stale.

    Every row is made anew and compared, so this takes as long as `refresh_public`.
    """
    for kind in KEPT:
        yield from _changed_outside(kind)
        yield from _left_alone(kind)
    gazetteer = Gazetteer(clock.today())
    for batch in _batches(Product):
        unreadable: list[int] = []
        parts = in_parts(batch, lambda some: made_of(some, gazetteer), unreadable.append)
        for rows in (rows for made in parts for rows in made.values()):
            yield from _compared(rows)
        yield from (_cannot_be_made("product", each) for each in unreadable)
    for batch in _batches(Producer):
        unreadable = []
        for rows in in_parts(batch, lambda some: producer_rows(some, gazetteer), unreadable.append):
            yield from _compared(rows)
        yield from (_cannot_be_made("producer", each) for each in unreadable)
    yield from _without_source()


def _cannot_be_made(kind: str, pk: int) -> str:
    values = {"kind": KINDS[kind], "pk": pk}
    return _("%(kind)s %(pk)s: a row it is made from holds what it cannot hold") % values


def _changed_outside(kind: type[SealedRow]) -> Iterator[str]:
    """Rows pages are made from that are not what was saved here."""
    said = _("%(kind)s %(pk)s (%(name)s): was changed outside this site")
    values = {"kind": KINDS[kind.PURPOSE], "name": "–"}
    rows = kind._default_manager.order_by("pk")  # noqa: SLF001 - any of four
    unreadable: list[int] = []
    for batch in _batches(kind):
        for found in in_parts(batch, lambda some: [*rows.filter(pk__in=some)], unreadable.append):
            for row in found:
                if not row.is_sealed():
                    yield said % {**values, "pk": row.pk, "name": row}
    yield from (said % {**values, "pk": each} for each in unreadable)


def _left_alone(kind: type[SealedRow]) -> Iterator[str]:
    """Rows that belong to something that is no longer there."""
    said = _("%(kind)s %(pk)s: what it belongs to is gone (%(column)s %(of)s)")
    for field in kind._meta.concrete_fields:  # noqa: SLF001 - any of four
        if field.name not in kind.SEALED or not field.is_relation:
            continue
        target: Any = field.related_model
        there = target._default_manager.values("pk")  # noqa: SLF001
        rows = kind._default_manager.exclude(**{f"{field.name}__isnull": True})  # noqa: SLF001
        lost = rows.exclude(**{f"{field.attname}__in": there})
        for pk, of in lost.values_list("pk", field.attname):
            values = {"kind": KINDS[kind.PURPOSE], "pk": pk, "column": field.name, "of": of}
            yield said % values


def _without_source() -> Iterator[str]:
    """Public rows of what is no longer there."""
    for kind in (PublicProduct, ProductFacts, PublicCertificate, CertificateFacts, PublicProducer):
        source: Any = kind._meta.pk.related_model  # noqa: SLF001
        there: Any = source._default_manager.values("pk")  # noqa: SLF001
        rows = kind._default_manager.exclude(pk__in=there)  # noqa: SLF001
        for pk in rows.values_list("pk", flat=True):
            yield _("%(kind)s %(pk)s: its public row is there, but nothing it was made from") % {
                "kind": KINDS[kind.KIND], "pk": pk,
            }  # fmt: skip


def _batches(model: type[Model]) -> Iterator[list[int]]:
    ids = list(model._default_manager.order_by("pk").values_list("pk", flat=True))  # noqa: SLF001
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def _compared(rows: list[Any]) -> Iterator[str]:
    """Rows of one kind, as they should be, with those that are there."""
    if not rows:
        return
    kind: type[PublicRow] = type(rows[0])
    stored = kind._default_manager.filter(pk__in=[each.pk for each in rows])  # noqa: SLF001
    held = {columns[0]: columns for columns in stored.values_list(*columns_of(kind))}
    for row in rows:
        if (wrong := _wrong(kind, row, held.get(row.pk))) is not None:
            values = {"kind": KINDS[kind.KIND], "pk": row.pk, "name": row, "wrong": wrong}
            yield _("%(kind)s %(pk)s (%(name)s): its public row %(wrong)s") % values


def _wrong(kind: type[PublicRow], row: PublicRow, columns: Any) -> str | None:  # noqa: ANN401 - a row's columns
    if columns is None:
        return _("is missing")
    try:
        found = opened(kind, columns)
    except Unbelievable:
        return _("was changed, or is older than what was seen of the register")
    return None if found == row.document else _("does not say what its sources say")
