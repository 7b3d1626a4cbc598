"""The register of administrative units as a file: one row a unit, one version of it a row.

Tab-separated, gzipped, without Django. A unit that changes its name, kind or parent ends and a
new row begins on that day, even under the same code; `successors` leads from one to the next.
"""

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

DATA_FILE = Path(__file__).parent / "data" / "units.tsv.gz"

# "Before the register begins": the real first day of a former unit is not known here.
REGISTER_BEGINS = date(1900, 1, 1)

# First day of the two-level order: 34 provinces, no districts (Resolution 202/2025/QH15).
REFORM = date(2025, 7, 1)

COLUMNS = (
    *("key", "code", "level", "kind", "name", "parent"),
    *("valid_from", "valid_to", "latitude", "longitude", "successors"),
)


@dataclass(frozen=True)
class UnitRow:
    """One version of a unit. Days are local and inclusive; degrees are WGS 84 or empty."""

    key: str
    code: str
    level: str
    kind: str
    name: str
    parent: str
    valid_from: date
    valid_to: date | None
    latitude: str
    longitude: str
    successors: tuple[str, ...]

    @property
    def sort(self) -> tuple[int, str, date]:
        """Parents before their parts, then by code, then in time."""
        return ("province", "district", "commune").index(self.level), self.code, self.valid_from


def dump(rows: Iterable[UnitRow]) -> str:
    """The rows as the text of the file, with a head line."""
    lines = [COLUMNS, *(_fields(row) for row in rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def load(path: Path = DATA_FILE) -> list[UnitRow]:
    """The rows of the file, parents first. Raises ValueError if its columns are not ours."""
    head, *lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    if tuple(head.split("\t")) != COLUMNS:
        raise ValueError(f"{path.name} does not have the columns of the register")
    return [_row(line.split("\t")) for line in lines]


def _fields(row: UnitRow) -> tuple[str, ...]:
    until = row.valid_to.isoformat() if row.valid_to else ""
    days = (row.valid_from.isoformat(), until)
    head = (row.key, row.code, row.level, row.kind, row.name, row.parent)
    return (*head, *days, row.latitude, row.longitude, " ".join(row.successors))


def _row(fields: list[str]) -> UnitRow:
    key, code, level, kind, name, parent, since, until, latitude, longitude, successors = fields
    return UnitRow(
        *(key, code, level, kind, name, parent),
        date.fromisoformat(since),
        date.fromisoformat(until) if until else None,
        *(latitude, longitude, tuple(successors.split())),
    )
