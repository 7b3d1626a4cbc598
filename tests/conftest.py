"""What every test starts from."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import translation
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, settings: Settings) -> None:
    """Give each test its own state: what a neighbour left there would be noticed."""
    settings.EPOCH_DIR = tmp_path / "epoch"
    settings.SCAN_DIR = tmp_path / "scans"
    settings.LIMIT_DIR = tmp_path / "limits"
    settings.WITNESS_FILE = tmp_path / "witness"
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def _vietnamese_first(settings: Settings) -> None:
    """Begin in Vietnamese: a request for an English page leaves its language behind."""
    translation.activate(settings.LANGUAGE_CODE)
