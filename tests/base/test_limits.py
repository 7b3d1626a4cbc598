from __future__ import annotations

import pytest

from base import limits
from base.limits import RateLimit


def test_a_caller_waits_until_the_oldest_call_is_old_enough() -> None:
    moments = iter([0.0, 30.0, 59.9, 60.0, 60.0, 90.0])
    limit = RateLimit(most=2, seconds=60, now=lambda: next(moments))

    allowed = [limit.allows("a") for _ in range(6)]
    assert allowed == [True, True, False, True, False, True]


def test_callers_do_not_wait_for_each_other() -> None:
    limit = RateLimit(most=1, seconds=60)

    assert [limit.allows(caller) for caller in "aba"] == [True, True, False]


def test_only_so_many_callers_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CALLERS", 3)
    limit = RateLimit(most=1, seconds=60)
    for caller in "abcd":
        limit.allows(caller)

    assert limit.allows("a")
    assert not limit.allows("d")


def test_forgetting_begins_anew() -> None:
    limit = RateLimit(most=1, seconds=60)
    limit.allows("a")
    limit.forget()

    assert limit.allows("a")
