"""The one question every scan asks: the sealed rows of lot, product and producer, joined.

Plain SQL that SQLite and PostgreSQL share. Each row is opened before a word of it is used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from catalog.window.documents import Document
from catalog.window.models import PublicProducer, PublicProduct
from catalog.window.sealing import columns_of, opened
from traceability.lots.shown import LOT_COLUMNS, ShownLot, opened_lot


def _columns(table: str, names: Sequence[str]) -> str:
    return ", ".join(f"{table}.{name}" for name in names)


_PRODUCT_COLUMNS = columns_of(PublicProduct)
_PRODUCER_COLUMNS = columns_of(PublicProducer)
_PRODUCT = f"""
SELECT {_columns("p", _PRODUCT_COLUMNS)}, {_columns("r", _PRODUCER_COLUMNS)}
FROM catalog_publicproduct p
LEFT JOIN catalog_publicproducer r ON r.producer_id = p.producer_id
WHERE p.
"""  # noqa: S608 - names of our own columns
_LOT = f"""
SELECT {_columns("p", _PRODUCT_COLUMNS)}, {_columns("r", _PRODUCER_COLUMNS)},
  {_columns("l", LOT_COLUMNS)}, u."count", u.first_hour
FROM traceability_publiclot l
LEFT JOIN catalog_publicproduct p ON p.product_id = l.product_id
LEFT JOIN catalog_publicproducer r ON r.producer_id = p.producer_id
LEFT JOIN traceability_unitstate u ON u.lot_id = l.lot_id AND u.
"""  # noqa: S608 - names of our own columns
_BY_CODE = f"{_PRODUCT.rstrip()}code = %s"
_BY_GTIN = f"{_PRODUCT.rstrip()}gtin = %s"
_BY_NUMBER = f"""{_LOT.rstrip()}"index" = %s WHERE l.lot_id = %s"""
_LOT_OF_VERSION = "SELECT 1 FROM traceability_lot WHERE key_version = %s LIMIT 1"
_BY_BARCODE = f"{_LOT.rstrip()}serial = %s WHERE l.gtin = %s AND l.code = %s"


@dataclass(frozen=True)
class Found:
    """What is stored now: documents of product and producer, the lot, and how often it was seen.

    `seen` counts earlier looks at the label asked for, the first of them in the hour `first_seen`.
    """

    product: Document
    producer: Document
    lot: ShownLot | None = None
    seen: int = 0
    first_seen: dt.datetime | None = None


def lot_numbered(number: int, index: int) -> Found | None:
    """A lot by its permanent number, asked for the label with this index.

    Raises:
        Unbelievable: a row was changed behind our back or is older than what was seen.
    """
    return _lot(_BY_NUMBER, (index, number))


def lot_with_barcode(gtin: str, code: str, serial: str) -> Found | None:
    """A lot by GTIN and the text printed on its packs, asked for the label with this serial.

    Raises:
        Unbelievable: as `lot_numbered`.
    """
    return _lot(_BY_BARCODE, (serial, gtin, code))


def version_is_printed(version: int) -> bool:
    """Whether some lot's labels carry the letter of this key version."""
    return _row(_LOT_OF_VERSION, (version,)) is not None


def product_coded(code: str) -> Found | None:
    """A product by its permanent code. Raises Unbelievable."""
    return _product(_BY_CODE, code)


def product_with_barcode(gtin: str) -> Found | None:
    """A product by its GTIN of 14 digits. Raises Unbelievable."""
    return _product(_BY_GTIN, gtin)


def _product(sql: str, value: str) -> Found | None:
    row = _row(sql, (value,))
    return Found(*_documents(row)) if row else None


def _lot(sql: str, values: tuple[int | str, ...]) -> Found | None:
    row = _row(sql, values)
    if row is None:
        return None
    *rest, seen, first_seen = row
    lot = opened_lot(rest[len(_PRODUCT_COLUMNS) + len(_PRODUCER_COLUMNS) :])
    return Found(*_documents(rest), lot, seen if isinstance(seen, int) else 0, _aware(first_seen))


def _documents(row: Sequence[Any]) -> tuple[Document, Document]:
    mine = len(_PRODUCT_COLUMNS)
    theirs = mine + len(_PRODUCER_COLUMNS)
    return opened(PublicProduct, row[:mine]), opened(PublicProducer, row[mine:theirs])


def _aware(moment: dt.datetime | None) -> dt.datetime | None:
    """SQLite keeps moments in UTC without saying so."""
    return moment.replace(tzinfo=dt.UTC) if moment and moment.tzinfo is None else moment


def _row(sql: str, values: tuple[int | str, ...]) -> Any:  # noqa: ANN401 - what the columns hold
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()
