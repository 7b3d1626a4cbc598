"""Whether pages can name what they link to, and it is there."""

from __future__ import annotations

from pathlib import Path

from pytest_django.fixtures import Settings

from config.static_files import STYLESHEET, are_collected
from tests.static_files import collected, uncollected


def test_nothing_collected_is_not_enough(settings: Settings, tmp_path: Path) -> None:
    uncollected(settings, tmp_path)

    assert not are_collected()


def test_our_stylesheet_in_the_list_and_in_the_folder_is(
    settings: Settings, tmp_path: Path
) -> None:
    found = collected(settings, tmp_path, STYLESHEET)
    assert are_collected()

    found.unlink()
    assert not are_collected()


def test_a_list_without_our_stylesheet_is_of_another_site(
    settings: Settings, tmp_path: Path
) -> None:
    collected(settings, tmp_path, "other.css")

    assert not are_collected()


def test_a_list_nobody_can_read_is_none(settings: Settings, tmp_path: Path) -> None:
    (uncollected(settings, tmp_path) / "staticfiles.json").write_text("{")

    assert not are_collected()


def test_no_list_is_needed_while_debug_is_on_or_names_are_plain(
    settings: Settings, tmp_path: Path
) -> None:
    assert are_collected()
    uncollected(settings, tmp_path)
    settings.DEBUG = True

    assert are_collected()
