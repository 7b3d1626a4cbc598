"""What `make run` says first."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from config.demo.samples import Sample

HERE = "config.management.commands.welcome"


def test_it_names_the_address_the_samples_and_the_sheet(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.SITE_URL = "http://localhost:9000"
    monkeypatch.setattr(f"{HERE}.samples", lambda: iter([Sample("void", "HTTPS://OCOP.VN/T/X")]))
    monkeypatch.setattr(f"{HERE}.label_sheet", lambda: Path("labels-demo.pdf"))
    out = StringIO()
    call_command("welcome", stdout=out)
    assert "http://localhost:9000/" in out.getvalue()
    assert "void           http://localhost:9000/T/X" in out.getvalue()
    assert "labels-demo.pdf" in out.getvalue()
    assert "password cho-phien-demo" in out.getvalue()


def test_in_production_nobody_has_a_password_to_tell(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.DEVELOPMENT = False
    monkeypatch.setattr(f"{HERE}.samples", lambda: iter(()))
    monkeypatch.setattr(f"{HERE}.label_sheet", lambda: Path("labels-demo.pdf"))
    out = StringIO()
    call_command("welcome", stdout=out)
    assert "password" not in out.getvalue()


@pytest.mark.django_db
def test_without_the_demo_it_says_how_to_make_it() -> None:
    out = StringIO()
    call_command("welcome", stdout=out)
    assert "manage.py demo" in out.getvalue()
