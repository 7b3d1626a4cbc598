"""Numbers drawn from one file by threads and processes."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from base.sqlite_file import turns
from base.sqlite_file.turns import Turn

ROOT = Path(__file__).parents[3]
HOLDER = """
import sys, time
from base.sqlite_file.turns import Turn
turn = Turn.drawn(sys.argv[1])
print("drawn", flush=True)
time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "db.sqlite3-turns")


def drawn(path: str) -> Turn:
    turn = Turn.drawn(path)
    assert turn is not None
    return turn


def soon() -> float:
    return time.monotonic() + 0.05


def later() -> float:
    return time.monotonic() + 20


def test_the_first_does_not_wait_and_the_second_does(path: str) -> None:
    first, second = drawn(path), drawn(path)
    assert not first.waited(later())
    began = time.monotonic()
    assert second.waited(soon())
    assert time.monotonic() - began >= 0.05
    first.end()
    assert not second.waited(later())
    second.end()


def test_turns_come_in_the_order_the_numbers_were_drawn(path: str) -> None:
    running, order = drawn(path), list[int]()
    waiting = [drawn(path) for _ in range(12)]

    def act(place: int) -> None:
        waiting[place].waited(later())
        order.append(place)
        waiting[place].end()

    with ThreadPoolExecutor(12) as pool:
        backwards = [pool.submit(act, place) for place in reversed(range(12))]
        running.end()
    assert [each.result() for each in backwards] == [None] * 12
    assert order == list(range(12))


def test_who_gives_up_lets_nobody_past_those_before(path: str) -> None:
    first, second, third = (drawn(path) for _ in range(3))
    second.end()
    assert third.waited(soon())
    assert not first.waited(later())
    first.end()
    assert not third.waited(later())
    third.end()


def test_a_killed_process_holds_nobody_up(path: str) -> None:
    holder = subprocess.Popen(  # noqa: S603 - our own lines
        [sys.executable, "-c", HOLDER, path], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    with holder:
        assert holder.stdout
        assert holder.stdout.readline() == "drawn\n"
        mine = drawn(path)
        assert mine.waited(soon())
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        assert not mine.waited(later())
        mine.end()


def test_where_no_file_can_be_written_nobody_draws(path: str) -> None:
    assert Turn.drawn(f"{path}/no folder") is None


def test_where_such_locks_are_unknown_nobody_draws(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "_HOLD", 0)
    assert Turn.drawn(path) is None
    assert not Path(path).exists()
