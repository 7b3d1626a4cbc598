"""What the commands of the demo say."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from config.demo.samples import Sample

SAMPLE = Sample("in_force", "HTTPS://OCOP.VN/T/7K3M9P2X7K3M9P2X")


def test_json_has_everything_a_program_needs(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.SITE_URL = "http://localhost:8000"
    monkeypatch.setattr("config.management.commands.samples.samples", lambda: iter([SAMPLE]))
    out = StringIO()
    call_command("samples", json=True, stdout=out)
    assert json.loads(out.getvalue()) == [
        {
            "outcome": "in_force",
            "url": "http://localhost:8000/T/7K3M9P2X7K3M9P2X",
            "path": "/T/7K3M9P2X7K3M9P2X",
            "printed": "HTTPS://OCOP.VN/T/7K3M9P2X7K3M9P2X",
        }
    ]


@pytest.mark.django_db
def test_without_the_demo_it_says_how_to_make_it() -> None:
    with pytest.raises(CommandError, match=r"manage\.py demo"):
        call_command("samples")
