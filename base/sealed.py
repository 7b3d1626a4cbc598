"""Rows that are sealed when they are saved: whoever writes the table can reword or exchange none.

The seal covers the row's number and every column named in SEALED. `catalog.certificates.keeping`
puts it under rows that are saved one by one; who writes many at once asks `seal_all`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar

from django.db import models

from base.seal import LONGEST, is_sealed, packed, seal
from base.unreadable import UNREADABLE

BATCH = 500


class SealedRow(models.Model):
    """What such a row has: its seal, what that is over, and for what purpose it was made."""

    seal = models.CharField(max_length=LONGEST, editable=False, blank=True, default="")

    PURPOSE: ClassVar[str]
    SEALED: ClassVar[tuple[str, ...]]

    class Meta:
        abstract = True

    def close(self) -> None:
        """Seal the row as it stands; it must have its number."""
        self.seal = seal(self.PURPOSE, self.sealed_content())

    def is_sealed(self) -> bool:
        """Whether it still says what was saved here."""
        try:
            return is_sealed(self.seal, self.PURPOSE, self.sealed_content())
        except UNREADABLE:
            return False

    def sealed_content(self) -> bytes:
        """Number and columns as one content, the same before a row is saved and after."""
        return packed([self.pk, *(self._plain(name) for name in self.SEALED)])

    def _plain(self, name: str) -> str | int | None:
        field: Any = self._meta.get_field(name)
        value = field.to_python(getattr(self, field.attname))
        if isinstance(value, Decimal):
            value = round(value, field.decimal_places)  # as the column keeps it
        return plain(value)


def plain(value: Any) -> str | int | None:  # noqa: ANN401 - what a column holds
    """A column's value as a seal takes it."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"A seal takes no {type(value).__name__}.")


def seal_all(rows: Iterable[SealedRow]) -> int:
    """Put their seal under rows that were written many at once; how many had another or none."""
    changed = []
    for row in rows:
        if not row.is_sealed():
            row.close()
            changed.append(row)
    if changed:
        manager: Any = type(changed[0])._default_manager  # noqa: SLF001 - any of their models
        manager.bulk_update(changed, ["seal"], batch_size=BATCH)
    return len(changed)
