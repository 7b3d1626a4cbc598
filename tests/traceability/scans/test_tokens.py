from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.traceability.scans.handles import next_handle
from traceability.scans import tokens
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

    assert [key.name for key in keys(settings)] == ["2026-11-24.key"]


def test_keys_are_for_our_own_eyes(settings: Settings) -> None:
    day_token(*VISITOR, 7, DAY)
    (key,) = keys(settings)

    assert key.stat().st_mode & 0o777 == 0o600
    assert key.parent.stat().st_mode & 0o777 == 0o700
    assert len(key.read_bytes()) == 32


def test_without_a_folder_there_is_no_number_and_no_error(
    settings: Settings, tmp_path: Path
) -> None:
    settings.SCAN_DIR = tmp_path / "a file"
    settings.SCAN_DIR.touch()

    assert day_token(*VISITOR, 7, DAY) is None


def test_a_key_cut_short_by_a_power_cut_is_none(settings: Settings) -> None:
    day_token(*VISITOR, 7, DAY)
    (key,) = keys(settings)
    key.write_bytes(b"")

    assert day_token(*VISITOR, 7, DAY) is None


def test_what_a_killed_process_left_of_a_key_goes_with_the_key(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "_link_once", _die)
    with pytest.raises(KeyboardInterrupt):
        day_token(*VISITOR, 7, DAY)
    left = keys(settings)
    destroy_old_keys(DAY + dt.timedelta(days=2))

    assert (len(left), keys(settings)) == (1, [])


def test_two_who_destroy_a_key_at_once_are_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    day_token(*VISITOR, 7, DAY)
    monkeypatch.setattr(tokens, "_day_of", lambda path: path.unlink() or DAY)

    assert destroy_old_keys(DAY + dt.timedelta(days=2)) == 1


def test_a_number_leaves_no_file_open() -> None:
    before = next_handle()
    day_token(*VISITOR, 7, DAY)
    day_token(*VISITOR, 7, DAY)

    assert next_handle() == before


def keys(settings: Settings) -> list[Path]:
    return [*(Path(settings.SCAN_DIR) / "keys").iterdir()]


def _die(*_: object) -> None:
    raise KeyboardInterrupt
