from __future__ import annotations

import datetime as dt
from pathlib import Path

from pytest_django.fixtures import Settings

from traceability.scans.tokens import day_token, destroy_old_keys

DAY = dt.date(2026, 11, 22)
VISITOR = ("203.0.113.7", "Mozilla/5.0")


def test_one_visitor_has_one_number_for_a_lot_and_day() -> None:
    token = day_token(*VISITOR, 7, DAY)

    assert token is not None
    assert 0 <= token < 2**32
    assert day_token(*VISITOR, 7, DAY) == token
    assert day_token(*VISITOR, 8, DAY) != token
    assert day_token(*VISITOR, 7, DAY + dt.timedelta(days=1)) != token
    assert day_token("203.0.113.8", "Mozilla/5.0", 7, DAY) != token


def test_once_the_key_is_destroyed_nobody_can_compute_the_number_again() -> None:
    token = day_token(*VISITOR, 7, DAY)

    assert destroy_old_keys(DAY + dt.timedelta(days=1)) == 0
    assert destroy_old_keys(DAY + dt.timedelta(days=2)) == 1
    assert day_token(*VISITOR, 7, DAY) != token


def test_the_first_scan_of_a_day_destroys_old_keys_even_when_nobody_drains(
    settings: Settings,
) -> None:
    day_token(*VISITOR, 7, DAY)
    day_token(*VISITOR, 7, DAY + dt.timedelta(days=2))
    keys = [path.name for path in (Path(settings.SCAN_DIR) / "keys").iterdir()]

    assert keys == ["2026-11-24.key"]


def test_keys_are_for_our_own_eyes(settings: Settings) -> None:
    day_token(*VISITOR, 7, DAY)
    (key,) = (Path(settings.SCAN_DIR) / "keys").iterdir()

    assert key.stat().st_mode & 0o777 == 0o600


def test_without_a_folder_there_is_no_number_and_no_error(
    settings: Settings, tmp_path: Path
) -> None:
    settings.SCAN_DIR = tmp_path / "a file"
    settings.SCAN_DIR.touch()

    assert day_token(*VISITOR, 7, DAY) is None
