"""One file that all processes of a machine count in."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from base import tallies
from base.tallies import DAY, SharedTally, forget_old_tallies
from base.tally_shelf import PLACES

NOON = 1_795_000_000.0
TODAY = int(NOON // DAY)
COUNT = """
import sys
from django.conf import settings
settings.configure(LIMIT_DIR=sys.argv[1], SECRET_KEY="one secret for both")
from base import tallies
tallies.PATIENCE = 60  # on a busy machine, too, every call waits for its turn
tally = tallies.SharedTally("trial")
print("ready", flush=True)
sys.stdin.readline()
print(sum(tally.counted("203.0.113.7", 500, 600, float(sys.argv[2])) for _ in range(400)))
"""


def counting(folder: Path) -> subprocess.Popen[str]:
    """A process of its own that counts 400 calls of one caller, once it is told to."""
    process = subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", COUNT, str(folder), str(NOON)],
        cwd=Path(__file__).parents[2], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def the_file(settings: Settings, day: int = TODAY) -> Path:
    return Path(settings.LIMIT_DIR) / f"trial-{day}"


def test_two_processes_count_together_from_the_first_call_on(settings: Settings) -> None:
    both = [counting(Path(settings.LIMIT_DIR)) for _ in range(2)]
    for process in both:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()

    assert sum(int(process.communicate()[0]) for process in both) == 500


def test_a_killed_process_leaves_a_tally_that_others_go_on_with(settings: Settings) -> None:
    process = counting(Path(settings.LIMIT_DIR))
    assert process.stdin
    process.stdin.write("go\n")
    process.stdin.flush()
    while not the_file(settings).exists():
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.communicate()

    assert SharedTally("trial").counted("203.0.113.8", 1, 600, NOON)
    assert not SharedTally("trial").counted("203.0.113.8", 1, 600, NOON)


def test_a_lock_that_nobody_gives_back_does_not_keep_a_visitor(settings: Settings) -> None:
    tally = SharedTally("trial")
    tally.counted("a", 9, 60, NOON)
    with the_file(settings).open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        began = time.monotonic()
        assert tally.counted("a", 9, 60, NOON)

    assert time.monotonic() - began < 1


def test_no_address_stands_in_the_file(settings: Settings) -> None:
    SharedTally("trial").counted("203.0.113.7", 1, 60, NOON)
    written = the_file(settings).read_bytes()

    assert b"203.0.113.7" not in written
    assert the_file(settings).stat().st_mode & 0o077 == 0


def test_a_fingerprint_changes_with_the_secret_and_with_the_day(settings: Settings) -> None:
    tally = SharedTally("trial")
    one = tally._place("203.0.113.7", b"monday")
    other_day = tally._place("203.0.113.7", b"tuesday")
    settings.SECRET_KEY = "another secret than before"

    assert len({one, other_day, tally._place("203.0.113.7", b"monday")}) == 3


def test_the_next_day_begins_anew_and_destroys_the_last_ones_salt(settings: Settings) -> None:
    tally = SharedTally("trial")
    tally.counted("a", 1, 60, NOON)

    assert tally.counted("a", 1, 60, NOON + DAY)
    assert [path.name for path in Path(settings.LIMIT_DIR).iterdir()] == [f"trial-{TODAY + 1}"]


def test_old_files_go_without_a_call(settings: Settings) -> None:
    SharedTally("trial").counted("a", 1, 60, NOON)
    forget_old_tallies(TODAY)
    assert the_file(settings).exists()

    forget_old_tallies()
    assert not the_file(settings).exists()


def test_nothing_is_forgotten_where_nothing_is(settings: Settings) -> None:
    forget_old_tallies()

    assert not Path(settings.LIMIT_DIR).exists()


def test_a_full_shelf_gives_up_the_entry_that_is_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallies, "SHELVES", 1)
    tally = SharedTally("trial")
    for number in range(PLACES + 1):
        assert tally.counted(f"caller {number}", 1, 60, NOON + number)

    assert not tally.counted(f"caller {PLACES}", 1, 60, NOON + PLACES)
    assert not tally.counted("caller 1", 1, 60, NOON + PLACES)
    assert tally.counted("caller 0", 1, 60, NOON + PLACES)


def test_a_clock_set_back_locks_nobody_out() -> None:
    tally = SharedTally("trial")
    tally.counted("a", 1, 60, NOON)

    assert tally.counted("a", 1, 60, NOON - 10)


@pytest.mark.parametrize("left", [b"", b"short", b"\xff" * 5000])
def test_a_damaged_file_is_counted_in_again(settings: Settings, left: bytes) -> None:
    tally = SharedTally("trial")
    tally.counted("a", 1, 60, NOON)
    the_file(settings).write_bytes(left)

    assert [tally.counted("a", 1, 60, NOON) for _ in range(2)] == [True, False]


def test_a_folder_that_cannot_be_written_is_an_error_for_the_caller(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "posix_fallocate", full)

    with pytest.raises(OSError, match="No space left"):
        SharedTally("trial").counted("a", 1, 60, NOON)
    assert list(Path(settings.LIMIT_DIR).iterdir()) == []


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")
