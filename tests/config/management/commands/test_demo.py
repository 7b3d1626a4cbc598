"""How the command reports what it made."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

HERE = "config.management.commands.demo"


def test_it_tells_what_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{HERE}.make_demo", lambda: iter([("products", 3), ("lots", 0)]))
    out = StringIO()
    call_command("demo", stdout=out)
    assert "  products: 3\n" in out.getvalue()
    assert "lots" not in out.getvalue()
    assert "The demo is ready" in out.getvalue()


def test_a_second_run_says_that_nothing_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{HERE}.make_demo", lambda: iter([("products", 0)]))
    out = StringIO()
    call_command("demo", stdout=out)
    assert out.getvalue() == "The demo is there already; nothing was changed.\n"
