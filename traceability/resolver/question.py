"""The one question every scan asks the database, in plain SQL that SQLite and PostgreSQL share.

It brings the pack's own state and the head of the register's log, which changes with every event
of a certificate. What else a page tells may then be remembered for as long as that head stands.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from base.seal import is_sealed, packed
from base.witness import Point, agrees
from traceability.resolver.answer import NOTHING_KNOWN, Pack, PrintedLot

_LOT = """
SELECT p.id, p.is_potential,
  (SELECT digest FROM catalog_certificateevent ORDER BY sequence DESC LIMIT 1),
  l.lot_id, l.product_id, l.gtin, l.code, l.key_version, l.facts, l.place, l.head, l.seal,
  u."count", u.first_hour
FROM traceability_publiclot l
JOIN catalog_product p ON p.id = l.product_id
LEFT JOIN traceability_unitstate u ON u.lot_id = l.lot_id AND u."index" = %s
WHERE l.lot_id = %s
"""
_PRODUCT = """
SELECT id, is_potential,
  (SELECT digest FROM catalog_certificateevent ORDER BY sequence DESC LIMIT 1)
FROM catalog_product WHERE
"""
_BY_CODE = f"{_PRODUCT} code = %s"
_BY_GTIN = f"{_PRODUCT} gtin = %s"
_LOT_BY_GTIN = """
SELECT lot_id, key_version FROM traceability_publiclot WHERE gtin = %s AND code = %s
"""


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
    row = _row(_LOT, (index, number))
    if row is None:
        return None
    *columns, given = row[3:12]
    chain = Point(columns[6], columns[7])
    # ValueError is answered with "cannot be checked now", as for every row that is unreadable.
    if not is_sealed(given, "lot", packed(columns)) or not agrees(f"l/{number}", chain):
        raise ValueError("The row of a lot is not as we wrote it.")
    facts = json.loads(columns[5])
    lot = PrintedLot(
        row[3], columns[4], columns[3], _day(facts["made_on"]), _day(facts["best_before"])
    )
    return Found(row[0], bool(row[1]), row[2], lot, _pack(facts, row[12:], index, on))


def lot_with_barcode(gtin: str, code: str) -> tuple[int, int] | None:
    """Number and key version of the lot printed with this GTIN and lot text."""
    row = _row(_LOT_BY_GTIN, (gtin, code))
    return (row[0], row[1]) if row else None


def product_coded(code: str) -> Found | None:
    """A product by its permanent code."""
    row = _row(_BY_CODE, (code,))
    return Found(row[0], bool(row[1]), row[2]) if row else None


def product_with_barcode(gtin: str) -> Found | None:
    """A product by its GTIN of 14 digits."""
    row = _row(_BY_GTIN, (gtin,))
    return Found(row[0], bool(row[1]), row[2]) if row else None


def _pack(facts: dict[str, Any], seen: tuple[Any, ...], index: int | None, on: dt.date) -> Pack:
    recall, doubt, released_on = facts["recall"], facts["doubt"], _day(facts["released_on"])
    voids = [] if index is None else [v for v in facts["voids"] if v[0] <= index <= v[1]]
    return Pack(
        is_printed=index is None or index < facts["printed"],
        is_released=released_on is not None and released_on <= on,
        is_void=bool(voids),
        void_reason=voids[0][2] if voids else "",
        recall_reason_vi=recall["reason_vi"] if recall else None,
        recall_reason_en=recall["reason_en"] if recall else "",
        doubt_reason_vi=doubt["reason_vi"] if doubt else None,
        doubt_reason_en=doubt["reason_en"] if doubt else "",
        seen=seen[0] or 0,
        first_seen=_aware(seen[1]),
    )


def _day(text: str | None) -> Any:  # noqa: ANN401 - a day where there is a text
    return dt.date.fromisoformat(text) if text else None


def _aware(moment: dt.datetime | None) -> dt.datetime | None:
    """SQLite keeps moments in UTC without saying so."""
    return moment.replace(tzinfo=dt.UTC) if moment and moment.tzinfo is None else moment


def _row(sql: str, values: tuple[int | str | None, ...]) -> Any:  # noqa: ANN401 - what the columns hold
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()
