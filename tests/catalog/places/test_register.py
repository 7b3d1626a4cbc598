import datetime as dt
import gzip
from collections import Counter
from pathlib import Path

import pytest

from catalog.places.register import DATA_FILE, REFORM, REGISTER_BEGINS, UnitRow, dump, load

DEMO = Path(__file__).parents[2] / "data" / "places" / "demo_communes.tsv"
EVE = dt.date(2025, 6, 30)
TODAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def rows() -> list[UnitRow]:
    return load()


def _on(rows: list[UnitRow], day: dt.date, level: str = "commune") -> list[UnitRow]:
    return [
        row
        for row in rows
        if row.level == level and row.valid_from <= day and (row.valid_to or day) >= day
    ]


def test_the_country_before_the_reform_is_complete(rows: list[UnitRow]) -> None:
    counts = [len(_on(rows, EVE, level)) for level in ("province", "district", "commune")]

    assert counts == [63, 696, 10_035]


def test_the_country_since_the_reform_is_complete(rows: list[UnitRow]) -> None:
    assert len(_on(rows, REFORM, "province")) == 34
    assert _on(rows, REFORM, "district") == []
    kinds = Counter(row.kind for row in _on(rows, REFORM))
    assert kinds == {"commune": 2_621, "ward": 687, "special_zone": 13}


def test_22_communes_have_become_wards_in_2026(rows: list[UnitRow]) -> None:
    kinds = Counter(row.kind for row in _on(rows, TODAY))

    assert kinds == {"commune": 2_599, "ward": 709, "special_zone": 13}
    assert Counter(row.kind for row in _on(rows, TODAY, "province")) == {"province": 25, "city": 9}


@pytest.mark.parametrize(
    ("province", "communes"), [("08", 124), ("44", 78), ("51", 96), ("52", 135), ("66", 102)]
)
def test_each_demo_province_is_complete(rows: list[UnitRow], province: str, communes: int) -> None:
    parent = f"p{province}@{REFORM}"

    assert sum(row.parent == parent for row in _on(rows, TODAY)) == communes


def test_every_commune_of_the_demo_exists(rows: list[UnitRow]) -> None:
    pairs = [line.split("\t") for line in DEMO.read_text("utf-8").splitlines()]
    units = {row.code: row for row in _on(rows, TODAY)}
    prefix = {"commune": "Xã", "ward": "Phường", "special_zone": "Đặc khu"}
    differing = {
        (code, name)
        for code, _, name in pairs
        if f"{prefix[units[code].kind]} {units[code].name}" != name
    }

    assert len(pairs) == 66
    assert differing == {("02287", "Xã Chiêm Hoá")}  # written "Chiêm Hóa" in the register


def test_everything_that_ended_has_successors_beginning_the_next_day(rows: list[UnitRow]) -> None:
    by_key = {row.key: row for row in rows}
    for row in rows:
        following = {by_key[key].valid_from for key in row.successors}
        expected = {row.valid_to + dt.timedelta(days=1)} if row.valid_to else set()
        assert following == expected, row


def test_successors_stay_inside_the_successor_of_the_province(rows: list[UnitRow]) -> None:
    by_key = {row.key: row for row in rows}

    def province(row: UnitRow) -> UnitRow:
        return province(by_key[row.parent]) if row.parent else row

    crossing = [
        row.key
        for row in rows
        for key in row.successors
        if province(by_key[key]).key not in province(row).successors
    ]
    assert crossing == []


def test_parents_are_there_as_long_as_their_parts(rows: list[UnitRow]) -> None:
    by_key = {row.key: row for row in rows}
    parents = [(by_key[row.parent], row) for row in rows if row.parent]

    assert all(parent.valid_from == row.valid_from for parent, row in parents)
    assert all(parent.valid_to == row.valid_to for parent, row in parents)


def test_only_units_since_the_reform_have_a_centre_and_it_is_in_vietnam(
    rows: list[UnitRow],
) -> None:
    for row in rows:
        if row.valid_from == REGISTER_BEGINS:
            assert (row.latitude, row.longitude) == ("", "")
        else:
            assert 8 < float(row.latitude) < 24
            assert 102 < float(row.longitude) < 115


def test_names_are_clean(rows: list[UnitRow]) -> None:
    assert [row.name for row in rows if row.name != " ".join(row.name.split())] == []
    assert [row.name for row in rows if "'" in row.name] == []


def test_the_file_is_small_and_says_the_same_after_a_round_trip(rows: list[UnitRow]) -> None:
    assert DATA_FILE.stat().st_size < 500_000
    assert dump(rows) == gzip.decompress(DATA_FILE.read_bytes()).decode()


def test_a_file_with_other_columns_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "units.tsv.gz"
    file.write_bytes(gzip.compress(b"code\tname\n"))

    with pytest.raises(ValueError, match="columns of the register"):
        load(file)
