from __future__ import annotations

import logging
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from base import limits
from base.limits import OwnTally, RateLimit

NOON = 1_795_000_000.0


def test_a_caller_waits_until_his_span_is_over() -> None:
    moments = iter(NOON + second for second in (0.0, 30.0, 59.9, 60.0, 61.0, 119.9, 120.0))
    limit = RateLimit("trial", most=2, seconds=60, now=lambda: next(moments))

    allowed = [limit.allows("a") for _ in range(7)]
    assert allowed == [True, True, False, True, True, False, True]


def test_callers_do_not_wait_for_each_other() -> None:
    limit = RateLimit("trial", most=1, seconds=60)

    assert [limit.allows(caller) for caller in ("a", "b", "a")] == [True, True, False]


def test_two_limits_do_not_count_each_others_calls() -> None:
    one, other = RateLimit("one", most=1, seconds=60), RateLimit("other", most=1, seconds=60)

    assert [one.allows("a"), other.allows("a"), one.allows("a")] == [True, True, False]


def test_an_ipv6_household_is_one_caller() -> None:
    limit = RateLimit("trial", most=1, seconds=60)

    assert [limit.allows(f"2001:db8::{end}") for end in "12"] == [True, False]


def test_without_its_folder_a_limit_counts_alone_and_says_so_once(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.LIMIT_DIR = tmp_path / "file"
    settings.LIMIT_DIR.touch()
    limit = RateLimit("trial", most=2, seconds=60)

    with caplog.at_level(logging.WARNING):
        assert [limit.allows("203.0.113.7") for _ in range(4)] == [True, True, False, False]
    assert caplog.messages == ["Limit trial is counted by each process alone: Not a directory"]


def test_alone_a_caller_waits_until_his_span_is_over() -> None:
    tally = OwnTally()
    counted = [tally.counted("a", 2, 60, NOON + second) for second in (0, 30, 59.9, 60, 61, 62)]

    assert counted == [True, True, False, True, True, False]


def test_alone_only_so_many_callers_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CALLERS", 3)
    tally = OwnTally()
    for caller in "abcd":
        tally.counted(caller, 1, 60, NOON)

    assert tally.counted("a", 1, 60, NOON)
    assert not tally.counted("d", 1, 60, NOON)
