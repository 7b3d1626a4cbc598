"""Seal rows anew with the newest key, so that an old one can be retired.

A row is sealed anew only when the seal it has fits, and only as long as it still has the seal it
was believed with; so this can be done while the site is open, be killed at any moment, and begun
again. Digests and chains stay as they are: a seal stands over them, not in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, Q, QuerySet

from base.retry import whole_act
from base.seal import is_sealed, seal

BATCH = 500
Seals = Mapping[Any, str]  # by the key of the row
NO_KEY = 0  # the version told of seals that none of our keys made


@dataclass(frozen=True)
class SealedTable:
    """A table whose rows carry a seal: for what purpose, and over what of a row."""

    model: type[models.Model]
    purpose: str
    content: Callable[[Any], bytes]

    @property
    def name(self) -> str:
        """What it is called in the database."""
        return self.model._meta.db_table  # noqa: SLF001

    @property
    def rows(self) -> QuerySet[Any]:
        """All of its rows, past every manager that keeps them from being changed."""
        return QuerySet(self.model)

    def versions(self) -> Mapping[int, int]:
        """How many rows each key version has sealed; NO_KEY for those of no key at hand."""
        known = sorted(settings.SEAL_KEY_RING.masters)
        counts = {f"v{each}": Count("pk", filter=_of(each)) for each in known}
        found = self.rows.aggregate(every=Count("pk"), **counts)
        told = {each: found[f"v{each}"] for each in known}
        return {**told, NO_KEY: found["every"] - sum(told.values())}

    def behind(self) -> int:
        """How many rows the newest key has not sealed."""
        found = self.versions()
        return sum(found.values()) - found[settings.SEAL_KEY_RING.newest]

    def old_seals(self) -> Seals:
        """The seal of each row the newest key has not sealed, by the row's key."""
        return dict(self._waiting().values_list("pk", "seal"))

    def reseal(self, believed: Seals) -> Iterator[int]:
        """Seal rows anew in batches, each a transaction; how many each batch sealed.

        Only rows with the seal they had when they were believed (`old_seals`).
        """
        last: Any = None
        while batch := self._batch(last):
            last = batch[-1].pk
            yield self._sealed_anew([row for row in batch if believed.get(row.pk) == row.seal])

    def _waiting(self) -> QuerySet[Any]:
        return self.rows.exclude(_of(settings.SEAL_KEY_RING.newest)).order_by("pk")

    def _batch(self, last: Any) -> list[Any]:  # noqa: ANN401 - a key of either kind
        waiting = self._waiting()
        return list(waiting.filter(pk__gt=last)[:BATCH] if last is not None else waiting[:BATCH])

    @whole_act
    def _sealed_anew(self, batch: list[Any]) -> int:
        """A row somebody saved since it was read has another seal, and keeps it."""
        done = 0
        for row in batch:
            content = self.content(row)
            if is_sealed(row.seal, self.purpose, content):
                there = self.rows.filter(pk=row.pk, seal=row.seal)
                done += there.update(seal=seal(self.purpose, content))
        return done


tables: dict[str, SealedTable] = {}


def register_sealed(
    model: type[models.Model], purpose: str, content: Callable[[Any], bytes]
) -> None:
    """Let the seals of a table be made anew when a key is retired."""
    table = SealedTable(model, purpose, content)
    tables[table.name] = table


def versions_of_all() -> dict[int, int]:
    """How many rows of all tables each key version has sealed."""
    found: dict[int, int] = {}
    for table in tables.values():
        for version, count in table.versions().items():
            found[version] = found.get(version, 0) + count
    return found


def _of(version: int) -> Q:
    return Q(seal__startswith=f"{version}:")
