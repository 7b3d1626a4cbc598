"""The one question every scan asks the database, in plain SQL that SQLite and PostgreSQL share.

It brings the pack's own state and the head of the register's log, which changes with every event
of a certificate. What else a page tells may then be remembered for as long as that head stands.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from traceability.resolver.answer import NOTHING_KNOWN, Pack, PrintedLot

_LOT = """
SELECT p.id, p.is_potential,
  (SELECT digest FROM catalog_certificateevent ORDER BY sequence DESC LIMIT 1),
  l.id, l.key_version, l.code, l.made_on, l.best_before, l.released_on,
  r.reason_vi, r.reason_en, d.reason_vi, d.reason_en,
  EXISTS (SELECT 1 FROM traceability_labelrun
    WHERE lot_id = l.id AND first_index <= %s AND first_index + "count" > %s),
  (SELECT reason FROM traceability_voidrange
    WHERE lot_id = l.id AND first_index <= %s AND last_index >= %s ORDER BY first_index LIMIT 1),
  u."count", u.first_hour
FROM traceability_lot l
JOIN catalog_product p ON p.id = l.product_id
LEFT JOIN traceability_recall r ON r.id = (SELECT id FROM traceability_recall
  WHERE lot_id = l.id AND lifted_at IS NULL ORDER BY "at" DESC LIMIT 1)
LEFT JOIN traceability_doubt d ON d.id = (SELECT id FROM traceability_doubt
  WHERE lot_id = l.id AND cleared_at IS NULL ORDER BY "at" DESC LIMIT 1)
LEFT JOIN traceability_unitstate u ON u.lot_id = l.id AND u."index" = %s
WHERE l.id = %s
"""
_PRODUCT = """
SELECT id, is_potential,
  (SELECT digest FROM catalog_certificateevent ORDER BY sequence DESC LIMIT 1)
FROM catalog_product WHERE
"""
_BY_CODE = f"{_PRODUCT} code = %s"
_BY_GTIN = f"{_PRODUCT} gtin = %s"
_LOT_BY_GTIN = """
SELECT l.id, l.key_version
FROM traceability_lot l JOIN catalog_product p ON p.id = l.product_id
WHERE p.gtin = %s AND l.code = %s
"""
_LOT_OF_VERSION = "SELECT 1 FROM traceability_lot WHERE key_version = %s LIMIT 1"


@dataclass(frozen=True)
class Found:
    """What is stored now: the product, the head of the log, and the lot with its state."""

    product: int
    is_potential: bool
    head: str | None
    lot: PrintedLot | None = None
    pack: Pack = NOTHING_KNOWN


def lot_numbered(number: int, index: int | None, on: dt.date) -> Found | None:
    """A lot by its permanent number, with the state of one of its labels on the local day."""
    row = _row(_LOT, (index, index, index, index, index, number))
    if row is None:
        return None
    lot = PrintedLot(row[3], row[4], row[5], row[6], row[7])
    return Found(row[0], bool(row[1]), row[2], lot, _pack(row[8:], index, on))


def lot_with_barcode(gtin: str, code: str) -> tuple[int, int] | None:
    """Number and key version of the lot printed with this GTIN and lot text."""
    row = _row(_LOT_BY_GTIN, (gtin, code))
    return (row[0], row[1]) if row else None


def version_is_printed(version: int) -> bool:
    """Whether some lot's labels carry the letter of this key version."""
    return _row(_LOT_OF_VERSION, (version,)) is not None


def product_coded(code: str) -> Found | None:
    """A product by its permanent code."""
    row = _row(_BY_CODE, (code,))
    return Found(row[0], bool(row[1]), row[2]) if row else None


def product_with_barcode(gtin: str) -> Found | None:
    """A product by its GTIN of 14 digits."""
    row = _row(_BY_GTIN, (gtin,))
    return Found(row[0], bool(row[1]), row[2]) if row else None


def _pack(state: tuple[Any, ...], index: int | None, on: dt.date) -> Pack:
    released_on, recall_vi, recall_en, doubt_vi, doubt_en, printed, void, seen, first_seen = state
    return Pack(
        is_printed=index is None or bool(printed),
        is_released=released_on is not None and released_on <= on,
        is_void=void is not None,
        void_reason=void or "",
        recall_reason_vi=recall_vi,
        recall_reason_en=recall_en or "",
        doubt_reason_vi=doubt_vi,
        doubt_reason_en=doubt_en or "",
        seen=seen or 0,
        first_seen=_aware(first_seen),
    )


def _aware(moment: dt.datetime | None) -> dt.datetime | None:
    """SQLite keeps moments in UTC without saying so."""
    return moment.replace(tzinfo=dt.UTC) if moment and moment.tzinfo is None else moment


def _row(sql: str, values: tuple[int | str | None, ...]) -> Any:  # noqa: ANN401 - what the columns hold
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()
