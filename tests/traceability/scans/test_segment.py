from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.traceability.scans.handles import next_handle
from traceability.scans.segment import Line, append, segments

HOUR = dt.datetime(2026, 11, 22, 10, tzinfo=dt.timezone(dt.timedelta(hours=7)))
LINE = Line(HOUR, 7, 3, 5, "in_force", day_token=4294967295)
ROOT = Path(__file__).parents[3]
# Appends without end and says after each line that it is safe.
WRITER = """
import datetime as dt, sys
from django.conf import settings
settings.configure(SCAN_DIR=sys.argv[1])
from traceability.scans.segment import Line, append
hour = dt.datetime(2026, 11, 22, 10, tzinfo=dt.timezone.utc)
index = 0
while append(Line(hour, 7, index, 5, "in_force")):
    sys.stdout.write(f"{index}\\n"); sys.stdout.flush()
    index += 1
"""


def test_a_line_is_read_as_it_was_written() -> None:
    assert Line.read(LINE.text()) == LINE
    assert Line.read(Line(HOUR, None, None, 5, "expired").text()).lot is None


@pytest.mark.parametrize("length", range(0, len(LINE.text()), 5))
def test_a_line_cut_short_is_not_read(length: int) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - a number or a day may be what is cut
        Line.read(LINE.text()[:length])


@pytest.mark.parametrize("end", ["", " ", " !", " . ."])
def test_a_line_with_another_end_is_not_read(end: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - as above
        Line.read(LINE.text().removesuffix(" .") + end)


def test_only_the_hour_is_written() -> None:
    half_past = Line(HOUR.replace(minute=30, second=5), 7, 3, 5, "in_force", day_token=4294967295)
    assert half_past.text() == LINE.text()


def test_a_full_disk_is_no_error_but_said(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SCAN_DIR = tmp_path / "a file"
    settings.SCAN_DIR.touch()

    assert append(LINE) is False
    assert caplog.messages == ["A scan was answered but not recorded: Not a directory"]


def test_a_folder_that_is_missed_is_made_with_those_above_it(
    settings: Settings, tmp_path: Path
) -> None:
    settings.SCAN_DIR = tmp_path / "state" / "scans"

    assert append(LINE)
    assert segments() == [settings.SCAN_DIR / "2026-11-22.scans"]


def test_segments_are_nobody_elses_business(settings: Settings) -> None:
    append(LINE)  # makes the folder as well
    append(Line(HOUR + dt.timedelta(days=1), 7, 3, 5, "in_force"))

    assert [path.stat().st_mode & 0o137 for path in segments()] == [0, 0]


def test_a_line_leaves_no_file_open() -> None:
    before = next_handle()
    append(LINE)

    assert next_handle() == before


def test_a_copy_beside_a_segment_is_none(settings: Settings) -> None:
    append(LINE)
    (segment,) = segments()
    segment.with_name("2026-11-22 copy.scans").write_bytes(segment.read_bytes())

    assert segments() == [segment]


def test_a_killed_process_loses_no_scan_it_acknowledged(tmp_path: Path) -> None:
    writer = subprocess.Popen(  # noqa: S603 - our own text
        [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert writer.stdout
    acknowledged = [writer.stdout.readline() for _ in range(2000)]
    os.kill(writer.pid, signal.SIGKILL)
    acknowledged += writer.stdout.read().splitlines()
    writer.wait()
    writer.stdout.close()
    (segment,) = tmp_path.glob("*.scans")
    kept = {Line.read(line).index for line in segment.read_text().splitlines() if line}

    assert len(acknowledged) >= 2000
    assert {int(line) for line in acknowledged if line.strip().isdigit()} <= kept


def test_each_day_has_a_segment(settings: Settings) -> None:
    append(LINE)
    append(LINE)
    append(Line(HOUR + dt.timedelta(days=1), 7, 3, 5, "in_force"))

    assert [path.name for path in segments()] == ["2026-11-22.scans", "2026-11-23.scans"]
