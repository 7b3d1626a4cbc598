"""A kept page is no better than the witness beside it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from base import witness
from base.witness import Point
from tests.base.pages.test_middleware import Site, _settings  # noqa: F401 - a fixture for all


def as_a_folder(witness_file: Path) -> None:
    witness_file.unlink()
    witness_file.mkdir()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "emptied": lambda file: file.write_bytes(b""),
    "cut": lambda file: os.truncate(file, 170),
    "not to be read": as_a_folder,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_no_kept_page_is_served_beside_a_damaged_witness(
    damage: Callable[[Path], object], settings: Settings
) -> None:
    site = Site()
    witness.note({"c/1": Point(1, "a" * 64)})
    site.reads()
    damage(Path(settings.WITNESS_FILE))
    site.fact = "cannot be checked now"

    assert [site.reads(), site.reads()] == ["cannot be checked now"] * 2


def test_what_is_noted_of_other_things_leaves_pages_kept() -> None:
    site = Site()
    site.reads()
    witness.note({"l/1": Point(1, "a" * 64)})
    site.reads()

    assert site.renders == 1
