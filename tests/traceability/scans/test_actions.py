from __future__ import annotations

import datetime as dt
import os
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import DEFAULT, Mock

import pytest
import time_machine
from pytest_django.fixtures import Settings

from tests.factories import make_lot, make_product
from tests.traceability.scans.faults import of_sqlite
from traceability.lots.models import Lot
from traceability.scans import actions
from traceability.scans.actions import drain
from traceability.scans.counting import count_days
from traceability.scans.models import DailyScans, Scan, SegmentProgress, UnitState
from traceability.scans.segment import Line, append, folder, segments
from traceability.scans.tokens import day_token

pytestmark = pytest.mark.django_db
HOUR = dt.datetime(2026, 11, 22, 10, tzinfo=dt.timezone(dt.timedelta(hours=7)))


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(HOUR, tick=False):
        yield


@pytest.fixture
def lot() -> Lot:
    return make_lot(make_product())


def scanned(lot: Lot, index: int = 3, *, hours: int = 0, token: int = 1) -> None:
    hour = HOUR + dt.timedelta(hours=hours)
    assert append(Line(hour, lot.pk, index, lot.product_id, "in_force", day_token=token))


def test_each_line_becomes_one_row_however_often_it_is_drained(lot: Lot) -> None:
    for token in range(20):
        scanned(lot, token=token)

    assert [drain().scans, drain().scans] == [20, 0]
    assert Scan.objects.count() == 20
    assert UnitState.objects.get().count == 20
    assert DailyScans.objects.get().count == 20


def test_a_unit_is_born_at_its_first_scan_and_remembers_the_hour(lot: Lot) -> None:
    scanned(lot, hours=2)
    drain()
    scanned(lot, hours=1)
    drain()
    unit = UnitState.objects.get()

    assert (unit.lot, unit.index, unit.count) == (lot, 3, 2)
    assert unit.first_hour == HOUR + dt.timedelta(hours=1)


def test_a_visitor_who_looks_twice_in_an_hour_counts_once(lot: Lot) -> None:
    scanned(lot)
    scanned(lot)
    drain()
    scanned(lot)
    scanned(lot, hours=1)
    drain()

    assert Scan.objects.count() == 4
    assert Scan.objects.filter(is_repeat=True).count() == 2
    assert UnitState.objects.get().count == 2
    assert DailyScans.objects.get().count == 2


def test_a_drain_that_dies_leaves_nothing_and_the_next_one_finds_everything(
    lot: Lot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for token in range(5):
        scanned(lot, token=token)
    with monkeypatch.context() as patched:
        patched.setattr(SegmentProgress, "save", _die)
        with pytest.raises(KeyboardInterrupt):
            drain()

    assert Scan.objects.count() == UnitState.objects.count() == 0
    assert drain().scans == 5
    assert UnitState.objects.get().count == 5


@pytest.mark.django_db(transaction=True)
def test_a_batch_is_carried_over_again_while_the_database_is_busy(
    lot: Lot, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned(lot)
    once = [of_sqlite(sqlite3.SQLITE_BUSY), DEFAULT]
    monkeypatch.setattr(actions, "count_days", Mock(wraps=count_days, side_effect=once))

    assert drain().scans == 1
    assert Scan.objects.count() == UnitState.objects.get().count == 1


def test_many_small_batches_are_one_drain(lot: Lot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "BATCH_BYTES", 200)
    for token in range(30):
        scanned(lot, token=token)

    assert drain().scans == 30
    assert Scan.objects.values("position").distinct().count() == 30


def test_a_line_still_being_written_waits(lot: Lot) -> None:
    scanned(lot)
    (segment,) = segments()
    whole = segment.read_bytes()
    segment.write_bytes(whole + b"\n2026-11-22T10+07")

    assert drain().scans == 1
    segment.write_bytes(whole + b"\n" + whole.strip() + b"\n")
    assert drain().scans == 1


def test_a_line_cut_by_a_full_disk_spoils_no_other_and_is_named(
    lot: Lot, caplog: pytest.LogCaptureFixture
) -> None:
    scanned(lot)
    (segment,) = segments()
    with segment.open("ab") as out:
        out.write(b"\n2026-11-22T10+07:00 7 3")
    scanned(lot, token=2)

    assert drain().scans == 2
    first, cut, second = (found.start() for found in re.finditer(b"2026-", segment.read_bytes()))
    positions = Scan.objects.order_by("position").values_list("position", flat=True)
    assert [*positions] == [first, second]
    assert [record.args for record in caplog.records] == [(cut,)]


def test_a_lot_that_is_gone_stops_no_drain(lot: Lot) -> None:
    append(Line(HOUR, lot.pk + 99, 3, lot.product_id + 99, "in_force"))
    scanned(lot)

    assert drain().scans == 2
    assert UnitState.objects.count() == 1


def test_raw_rows_go_after_90_days_and_counts_stay(lot: Lot) -> None:
    scanned(lot)
    drain()
    with time_machine.travel(HOUR + dt.timedelta(days=90, hours=1), tick=False):
        assert drain().old_rows == 1

    assert Scan.objects.count() == 0
    assert UnitState.objects.get().count == DailyScans.objects.get().count == 1


def test_keys_of_visitors_go_after_48_hours() -> None:
    day_token("203.0.113.7", "Mozilla", 7, HOUR.date())
    with time_machine.travel(HOUR + dt.timedelta(hours=48), tick=False):
        assert drain().old_keys == 1


def test_a_segment_is_deleted_a_day_after_its_last_line(lot: Lot) -> None:
    scanned(lot)
    drain()
    (segment,) = segments()
    assert segment.exists()
    _written(segment, HOUR - dt.timedelta(days=2))
    with time_machine.travel(HOUR + dt.timedelta(days=1), tick=False):
        drain()

    assert segments() == []
    assert folder().exists()


@pytest.mark.parametrize(("still", "left"), [(0, 1), (1, 0)])
def test_a_segment_written_to_within_a_day_stays(lot: Lot, still: int, left: int) -> None:
    scanned(lot)
    (segment,) = segments()
    tomorrow = HOUR + dt.timedelta(days=1)
    _written(segment, tomorrow - dt.timedelta(days=1, seconds=still))
    with time_machine.travel(tomorrow, tick=False):
        drain()

    assert len(segments()) == left


def test_a_segment_of_today_stays_however_still_it_lies(lot: Lot) -> None:
    scanned(lot)
    (segment,) = segments()
    _written(segment, HOUR - dt.timedelta(days=9))
    drain()

    assert segments() == [segment]


def test_a_segment_somebody_else_has_deleted_is_nothing_to_drain(
    lot: Lot, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned(lot)
    found = segments()
    found[0].unlink()
    monkeypatch.setattr(actions, "segments", lambda: found)

    assert drain().scans == 0


def test_a_segment_that_two_delete_at_once_is_no_error(
    lot: Lot, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned(lot)
    monkeypatch.setattr(actions, "_is_over", lambda path: path.unlink() is None)

    assert drain().scans == 1


def test_a_segment_that_cannot_be_deleted_stops_no_other(
    lot: Lot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hours in (-48, 0):
        scanned(lot, hours=hours)
    _written(segments()[0], HOUR - dt.timedelta(days=2))
    monkeypatch.setattr(Path, "unlink", _refuse)

    for _ in range(2):
        with pytest.raises(PermissionError):
            drain()
    assert Scan.objects.count() == UnitState.objects.get().count == 2


def test_keys_of_visitors_go_even_if_nothing_can_be_drained(
    lot: Lot, monkeypatch: pytest.MonkeyPatch
) -> None:
    day_token("203.0.113.7", "Mozilla", 7, HOUR.date() - dt.timedelta(days=2))
    scanned(lot)
    monkeypatch.setattr(SegmentProgress, "save", _refuse)
    with pytest.raises(PermissionError):
        drain()

    assert [*(folder() / "keys").iterdir()] == []


def _written(path: Path, at: dt.datetime) -> None:
    os.utime(path, (at.timestamp(), at.timestamp()))


def _refuse(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


def _die(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_nothing_recorded_is_nothing_drained(settings: Settings) -> None:
    assert drain().scans == 0
