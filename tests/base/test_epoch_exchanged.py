"""Folders and tokens of the epoch that somebody exchanged behind our back."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from base import epoch, witness
from base.witness import Point


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.EPOCH_DIR = tmp_path / "epoch"
    return tmp_path / "epoch"


def test_an_exchanged_folder_that_comes_back_untouched_brings_no_epoch_back(
    settings: Settings, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    settings.EPOCH_DIR = link = tmp_path / "link"
    link.symlink_to("a")
    witness.note({"certificates": Point(1, "a" * 64)})
    before = epoch.current()

    link.unlink()
    link.symlink_to("b")
    witness.note({"certificates": Point(2, "b" * 64)})  # an act, announced in the other folder
    link.unlink()
    link.symlink_to("a")

    assert before
    assert epoch.current() not in {None, before}


def test_a_log_of_another_scope_changes_nothing() -> None:
    before = epoch.current(), epoch.current("stock")
    witness.note({"lots": Point(1, "a" * 64)})

    assert (epoch.current(), epoch.current("stock")) == before


def test_a_folder_in_the_place_of_the_token_is_put_aside(folder: Path) -> None:
    epoch.current()
    (folder / "token").unlink()
    (folder / "token").mkdir()

    assert epoch.current()
    assert (folder / "token").is_file()


def test_a_full_disk_leaves_no_half_token(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marker = epoch.begin_change()

    def full(path: Path, *_: object, **__: object) -> None:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        epoch.end_change(marker)

    assert [path.name for path in folder.glob("fresh-*")] == []
