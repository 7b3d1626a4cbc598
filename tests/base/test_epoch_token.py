import os
import shutil
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from base import epoch, epoch_token


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An epoch's folder whose stamp is believed at once."""
    monkeypatch.setattr(epoch, "SETTLED_SECONDS", 0.0)
    settings.EPOCH_DIR = tmp_path / "epoch"
    epoch.is_usable()
    return tmp_path / "epoch"


@pytest.fixture
def before(folder: Path) -> str | None:
    """The epoch before an act of another process, of which this one hears nothing."""
    begun = epoch.current()
    assert begun == epoch.current()
    return begun


def acted(folder: Path) -> None:
    """An act of another process, with nothing of this one's memory."""
    epoch_token.renew(folder)


def copied(source: Path, target: Path) -> None:
    """As `cp -a` does it: names, times and all."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)


def test_a_folder_put_back_from_a_copy_begins_a_new_epoch(before: str, folder: Path) -> None:
    copied(folder, folder.with_name("kept"))
    acted(folder)
    copied(folder.with_name("kept"), folder)

    assert epoch.current() not in {None, before}
    assert epoch.current() == epoch.current()


def test_a_token_put_back_from_a_copy_begins_a_new_epoch(before: str, folder: Path) -> None:
    shutil.copy2(folder / "token", folder / "kept")
    acted(folder)
    shutil.copy2(folder / "kept", folder / "token")

    assert epoch.current() not in {None, before}


def test_a_token_moved_away_and_back_begins_a_new_epoch(before: str, folder: Path) -> None:
    (folder / "kept").hardlink_to(folder / "token")
    acted(folder)
    (folder / "kept").replace(folder / "token")

    assert epoch.current() not in {None, before}


@pytest.fixture
def _moved_back(before: str, folder: Path) -> None:
    """The folder was moved away, an act made a new one, and the old one was moved back."""
    folder.rename(folder.with_name("kept"))
    folder.mkdir()
    acted(folder)
    shutil.rmtree(folder)
    folder.with_name("kept").rename(folder)


@pytest.mark.usefixtures("_moved_back")
def test_a_folder_moved_away_and_back_begins_a_new_epoch(before: str) -> None:
    assert epoch.current() not in {None, before}
    assert epoch.current() == epoch.current()


@pytest.mark.usefixtures("_moved_back")
def test_a_change_taken_back_does_not_hide_that_a_folder_was_moved(before: str) -> None:
    epoch._withdraw(epoch.begin_change(), epoch.REGISTER)

    assert epoch.current() not in {None, before}


def test_a_folder_moved_away_and_back_takes_its_scopes_with_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(epoch, "_scopes", [epoch.REGISTER, "stock"])
    epoch.current()
    before = epoch.current("stock")
    folder.rename(folder.with_name("kept"))
    folder.with_name("kept").rename(folder)

    assert epoch.current()
    assert epoch.current("stock") not in {None, before}


def test_an_epoch_put_back_with_a_change_under_way_stays_none(folder: Path) -> None:
    epoch.begin_change()
    folder.rename(folder.with_name("kept"))
    folder.with_name("kept").rename(folder)

    assert epoch.current() is None


ODD = {
    "no letters": b"\xff\xfe\xfa",
    "letters of ours": "phiên".encode(),
    "nothing": b"",
    "too much": b"a" * 100_000,
    "a line": b"a" * 32 + b"\n",
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_an_odd_token_is_replaced_by_a_fresh_one(odd: bytes, folder: Path) -> None:
    (folder / "token").write_bytes(odd)

    assert epoch_token.read(str(folder)) is None
    assert epoch.is_usable()
    assert epoch.current() == epoch_token.read(str(folder)) is not None


def test_a_pipe_in_place_of_the_token_is_replaced_without_waiting(folder: Path) -> None:
    os.mkfifo(folder / "token")

    assert epoch.current()
    assert (folder / "token").is_file()


def test_an_odd_token_is_left_alone_while_a_change_is_under_way(folder: Path) -> None:
    epoch.begin_change()
    (folder / "token").write_bytes(b"\xff")

    assert epoch.current() is None
    assert (folder / "token").read_bytes() == b"\xff"


def test_to_try_whether_the_folder_can_be_written_leaves_the_token_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(epoch, "PROVEN_SECONDS", 0.0)
    for name in ("alive", "token"):
        (folder / name).touch()
        os.utime(folder / name, (0, 0))

    assert epoch.is_usable()
    assert (folder / "alive").stat().st_mtime > 0
    assert (folder / "token").stat().st_mtime == 0
