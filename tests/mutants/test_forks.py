"""A fork says how its tests went, ends in time, and takes with it whatever it started."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mutants import forks
from mutants.forks import End, How, Test, forked
from mutants.loaded import ImpossibleError


def in_time(*tests: Callable[[], bool]) -> list[Test]:
    return [(each, 10) for each in tests]


def nothing() -> None:
    """Begin without any mistake."""


def impossible() -> None:
    raise ImpossibleError


def broken() -> None:
    raise SyntaxError


def passes() -> bool:
    return True


def fails() -> bool:
    return False


def dies() -> bool:
    os._exit(3)


def hangs() -> bool:
    time.sleep(60)
    return True


@pytest.mark.parametrize(
    ("tests", "end"),
    [
        ([], End(How.GREEN, 0)),
        ([passes, passes], End(How.GREEN, 2)),
        ([passes, fails, passes], End(How.RED, 1)),
        ([passes, dies], End(How.RED, 1)),
    ],
)
def test_a_fork_tells_how_it_ended_and_how_many_tests_passed(
    tests: list[Callable[[], bool]], end: End
) -> None:
    assert forked(nothing, in_time(*tests)) == end


def test_a_fork_that_hangs_is_red_when_the_time_of_that_test_is_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(forks, "LEAST_SECONDS", 0.3)
    began = time.monotonic()

    assert forked(nothing, [(passes, 60), (hangs, 0.1), (passes, 60)]) == End(How.RED, 1)
    assert time.monotonic() - began < 30


def test_a_mistake_that_cannot_be_made_or_put_in_is_not_one_that_was_noticed() -> None:
    assert forked(impossible, in_time(fails)) == End(How.IMPOSSIBLE, 0)
    assert forked(broken, in_time(fails)) == End(How.BROKEN, 0)


def test_what_a_fork_started_ends_with_it(tmp_path: Path) -> None:
    left = tmp_path / "left"

    def starts() -> bool:
        left.write_text(str(subprocess.Popen(["/bin/sleep", "60"]).pid))
        return True

    forked(nothing, in_time(starts))

    assert has_gone(int(left.read_text()))


def has_gone(process: int) -> bool:
    """Whether it is no more, or only waits for somebody to take note of it."""
    for _ in range(100):
        try:
            if "Z" in Path(f"/proc/{process}/stat").read_text().split()[2]:
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.02)
    return False
