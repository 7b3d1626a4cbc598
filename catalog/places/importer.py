"""Bring the register's file into the database. Safe to run again; rows are never deleted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from base.sealed import seal_all
from base.text import fold, slug, sort_key
from catalog.places import names
from catalog.places.models import AdminUnit, Level
from catalog.places.register import UnitRow, load

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

BATCH = 500
KEY = ("level", "code", "valid_from")
Ids = dict[str, int]


@dataclass(frozen=True)
class Counts:
    """How many versions of units and steps between them the register holds after loading."""

    provinces: int
    districts: int
    communes: int
    successions: int


def load_units(only_provinces: Collection[str] | None = None) -> Counts:
    """Load the register, or the part that lies today in the provinces with these codes.

    A row already there is updated in place and keeps its id. One that was changed outside this
    site is put right and not sealed anew, so that no two exchange their ids. Former provinces,
    districts and communes come along with the province they are part of now.
    """
    rows = load() if only_provinces is None else within(load(), only_provinces)
    by_level = {level: [row for row in rows if row.level == level] for level in Level.values}
    with transaction.atomic():
        changed_outside = {each.pk for each in AdminUnit.objects.all() if not each.is_sealed()}
        ids: Ids = {}
        for level in Level.values:
            ids |= _write(by_level[level], ids)
        successions = _link(rows, ids)
        seal_all(each for each in _units(ids) if each.pk not in changed_outside)
    provinces, districts, communes = (len(by_level[level]) for level in Level.values)
    return Counts(provinces, districts, communes, successions)


def within(rows: Iterable[UnitRow], provinces: Collection[str]) -> list[UnitRow]:
    """The rows that lie in one of these provinces of today, or in a province that became part."""
    rows = list(rows)
    inside = {
        row.key for row in rows if row.level == Level.PROVINCE and _code_now(row) in provinces
    }
    chosen = []
    for row in rows:  # parents come first
        if row.key in inside or row.parent in inside:
            inside.add(row.key)
            chosen.append(row)
    return chosen


def _code_now(province: UnitRow) -> str:
    """A province has one successor at most, and only the reform of 2025 changed codes."""
    return province.successors[0][1:3] if province.successors else province.code


def _write(rows: list[UnitRow], parents: Ids) -> Ids:
    units = [_unit(row, parents) for row in rows]
    columns = [field.name for field in AdminUnit._meta.concrete_fields if not field.primary_key]  # noqa: SLF001
    AdminUnit.objects.bulk_create(
        units,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=KEY,
        update_fields=[column for column in columns if column not in (*KEY, "seal")],
    )
    found = AdminUnit.objects.filter(level__in={row.level for row in rows})
    ids = {tuple(version): pk for pk, *version in found.values_list("pk", *KEY)}
    return {row.key: ids[row.level, row.code, row.valid_from] for row in rows}


def _units(ids: Ids) -> Iterable[AdminUnit]:
    every = AdminUnit.objects.in_bulk()
    return (every[pk] for pk in ids.values())


def _unit(row: UnitRow, parents: Ids) -> AdminUnit:
    full = names.full_name(row.kind, row.name)
    return AdminUnit(
        code=row.code,
        level=row.level,
        kind=row.kind,
        name=row.name,
        slug=slug(full),
        folded=names.words(full, fold),
        folded_name=names.words(row.name, fold),
        sort_key=sort_key(row.name),
        parent_id=parents[row.parent] if row.parent else None,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        latitude=Decimal(row.latitude) if row.latitude else None,
        longitude=Decimal(row.longitude) if row.longitude else None,
    )


def _link(rows: list[UnitRow], ids: Ids) -> int:
    """Make the steps between the loaded units exactly those of the file; return how many."""
    step = AdminUnit.successors.through
    wanted = {(ids[row.key], ids[heir]) for row in rows for heir in row.successors}
    pairs = step.objects.values_list("pk", "from_adminunit_id", "to_adminunit_id")
    ours = set(ids.values())
    there = {(before, after): pk for pk, before, after in pairs if before in ours}
    for pair in there.keys() - wanted:
        step.objects.filter(pk=there[pair]).delete()
    missing = [step(from_adminunit_id=a, to_adminunit_id=b) for a, b in wanted - there.keys()]
    step.objects.bulk_create(missing, batch_size=BATCH)
    return len(wanted)
