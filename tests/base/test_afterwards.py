from __future__ import annotations

import pytest

from base.afterwards import after_commit, noticing


def fail(error: Exception = OSError(28, "No space left on device")) -> None:  # noqa: B008
    with after_commit("the rest was not done."):
        raise error


def test_what_fails_after_a_commit_is_logged_and_raises_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    fail()

    (record,) = caplog.records
    assert record.getMessage() == "An act is written, but the rest was not done."
    assert record.exc_info


def test_whoever_reports_an_act_learns_what_is_left_over() -> None:
    with noticing() as outside:
        with noticing() as left_over:
            fail()
        assert left_over == ["the rest was not done."]
    assert outside == []


def test_what_goes_well_leaves_nothing_over() -> None:
    with noticing() as left_over, after_commit("the rest was not done."):
        pass
    assert left_over == []
