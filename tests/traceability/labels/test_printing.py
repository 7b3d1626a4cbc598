from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.factories import make_lot, make_product
from traceability.labels.actions import LabelsRefused
from traceability.labels.keys import KeyRing
from traceability.labels.layout import SHEETS
from traceability.labels.printing import demand_printable, print_labels, whole_file


def test_a_file_that_fails_halfway_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "tem.pdf"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match="disk"), whole_file(path) as out:  # noqa: PT012
        out.write(b"half")
        raise OSError("disk full")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.django_db
def test_a_sheet_holds_the_labels_asked_for(tmp_path: Path) -> None:
    lot = make_lot(make_product())
    done = print_labels(lot, 0, 25, tmp_path / "tem.pdf", start_cell=24)

    assert (done.labels, done.sheets) == (25, 2)


def test_a_sheet_may_be_read_by_whoever_prints_it(tmp_path: Path) -> None:
    path = tmp_path / "tem.pdf"
    with whole_file(path) as out:
        out.write(b"whole")

    assert path.read_bytes() == b"whole"
    assert path.stat().st_mode & 0o777 == 0o644
    assert list(tmp_path.iterdir()) == [path]


def test_a_sheet_is_on_the_disk_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: sizes.append(os.fstat(handle).st_size))
    with whole_file(tmp_path / "tem.pdf") as out:
        out.write(b"whole")

    assert sizes == [5]


@pytest.mark.django_db
def test_without_the_lots_key_nothing_is_printed(settings: Settings) -> None:
    lot = make_lot(make_product())
    settings.LABEL_KEY_RING = KeyRing({2: bytes(32)})

    with pytest.raises(LabelsRefused, match="khóa"):
        demand_printable(lot, start_cell=1, sheet="3x8")


@pytest.mark.django_db
def test_a_cell_that_is_not_on_the_sheet_is_found_out_before(tmp_path: Path) -> None:
    lot = make_lot(make_product())

    for cell in (1, 24):
        demand_printable(lot, start_cell=cell, sheet="3x8")
    for cell in (0, 25):
        with pytest.raises(LabelsRefused, match="từ 1 đến 24"):
            demand_printable(lot, start_cell=cell, sheet="3x8")


@pytest.mark.django_db
def test_a_symbol_too_small_is_found_out_before(monkeypatch: pytest.MonkeyPatch) -> None:
    lot = make_lot(make_product())
    monkeypatch.setitem(SHEETS, "5x13", replace(SHEETS["5x13"], symbol=9))

    with pytest.raises(LabelsRefused, match=r"9,0 mm sẽ có ô vuông 0,273 mm.*từ 10,9 mm"):
        demand_printable(lot, start_cell=1, sheet="5x13")
