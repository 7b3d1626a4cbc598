"""What every test starts from."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from django.utils import translation
from pytest_django.fixtures import Settings

from tests.leftovers import Snapshot, start_afresh

_BEFORE = pytest.StashKey[Snapshot]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    """Look at what all tests share before any fixture of this one is set up."""
    start_afresh()
    item.stash[_BEFORE] = Snapshot()
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Name the test that left something behind, after the last of its fixtures has ended."""
    yield
    if left := item.stash[_BEFORE].put_back():
        raise AssertionError(f"This test left something behind – {'; '.join(left)}.")


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, settings: Settings) -> None:
    """Give each test its own state: what a neighbour left there would be noticed."""
    settings.EPOCH_DIR = tmp_path / "epoch"
    settings.SCAN_DIR = tmp_path / "scans"
    settings.LIMIT_DIR = tmp_path / "limits"
    settings.WITNESS_FILE = tmp_path / "witness"
    settings.MARK_FILE = tmp_path / "mark"
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def in_english(_vietnamese_first: None) -> None:
    """Read what commands say in English."""
    translation.activate("en")


@pytest.fixture(autouse=True)
def _vietnamese_first(settings: Settings) -> None:
    """Begin in Vietnamese: a request for an English page leaves its language behind."""
    translation.activate(settings.LANGUAGE_CODE)
