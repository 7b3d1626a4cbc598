"""The command that starts the site; tests/flows/test_serve.py lets it serve."""

from __future__ import annotations

import os
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from config.management.commands import serve
from config.serving import CannotServe, command_line
from tests.house import tree


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> list[list[str]]:
    settings.STATE_DIR = tmp_path
    lines: list[list[str]] = []
    monkeypatch.setattr(serve, "hold", Mock())
    monkeypatch.setattr(os, "execv", lambda _program, line: lines.append(line))
    return lines


def test_it_becomes_the_server(started: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "demand_free", Mock())
    call_command("serve", host="::1", port=8765, workers=3)
    assert started == [command_line("::1", 8765, 3)]


def test_a_taken_port_is_refused_and_nothing_starts(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(host: str, port: int) -> None:
        raise CannotServe("Port 8765 is taken.")

    monkeypatch.setattr(serve, "demand_free", taken)
    with pytest.raises(CommandError, match=r"Port 8765 is taken\."):
        call_command("serve", port=8765)
    assert started == []


@pytest.mark.parametrize("file", ["Makefile", "config/docker/serve", "docs/how-to/deploy.md"])
def test_everybody_starts_it_by_this_command(file: str) -> None:
    text = (tree.ROOT / file).read_text(encoding="utf-8")
    assert "manage.py serve" in text
    assert "granian --" not in text
