"""A missing tool is said aloud on a bare machine, and is a failure where tools are required."""

from __future__ import annotations

import pytest

from tests import tools


def test_on_a_bare_machine_the_test_is_skipped_and_says_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("TOOLS", raising=False)
    with pytest.raises(pytest.skip.Exception, match="libzbar0 is not installed"):
        tools.need(None, "libzbar0")


def test_where_tools_are_required_a_missing_one_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOOLS", "required")
    with pytest.raises(pytest.fail.Exception, match="libzbar0 is missing"):
        tools.need(None, "libzbar0")


def test_a_tool_that_is_there_lets_the_test_go_on() -> None:
    tools.need("/usr/bin/pdftoppm", "poppler-utils")
