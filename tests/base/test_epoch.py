import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from base import epoch, epoch_token


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.EPOCH_DIR = tmp_path / "epoch"
    return tmp_path / "epoch"


def markers(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("changing-*")]


def age(folder: Path, marker: str, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(folder / marker, (then, then))


def test_the_epoch_stays_while_nothing_changes() -> None:
    first = epoch.current()

    assert first
    assert epoch.current() == first


def test_there_is_no_epoch_while_a_change_is_under_way() -> None:
    before = epoch.current()
    marker = epoch.begin_change()

    assert epoch.current() is None

    epoch.end_change(marker)
    assert epoch.current() not in {None, before}


def test_the_last_of_two_changes_at_once_brings_the_epoch_back() -> None:
    first, second = epoch.begin_change(), epoch.begin_change()
    epoch.end_change(first)

    assert epoch.current() is None

    epoch.end_change(second)
    assert epoch.current()


def test_a_page_begun_before_a_change_is_never_seen_after_it() -> None:
    fact = "in force"
    kept: dict[str | None, str] = {}
    purged: dict[str, str] = {}
    began_in = epoch.current()
    rendered = fact  # a slow reader holds the old page
    marker = epoch.begin_change()
    fact = "revoked"
    epoch.end_change(marker)
    purged.clear()  # what a cache without epochs does on a change
    kept[began_in] = purged["page"] = rendered

    assert kept.get(epoch.current(), fact) == "revoked"
    assert purged.get("page", fact) == "in force"  # the control: purging serves the stale page


def test_a_change_of_one_scope_leaves_the_others(folder: Path) -> None:
    before = epoch.current(), epoch.current("stock")
    marker = epoch.begin_change("stock")
    during = epoch.current(), epoch.current("stock")
    epoch.end_change(marker, "stock")

    assert during == (before[0], None)
    assert epoch.current() == before[0]
    assert epoch.current("stock") not in {None, before[1]}
    assert [path.name for path in (folder / "stock").iterdir()] == ["token"]


def test_a_marker_left_in_a_scope_is_swept_there(folder: Path) -> None:
    marker = epoch.begin_change("stock")
    age(folder / "stock", marker, epoch.STALE_SECONDS + 1)

    assert epoch.current("stock")
    assert markers(folder / "stock") == []


def test_a_scope_is_registered_once_and_begins_anew_with_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(epoch, "_scopes", [epoch.REGISTER])
    names = [epoch.register_scope("stock") for _ in range(2)]
    before = [epoch.current(each) for each in epoch.scopes()]
    epoch.begin_anew()
    after = [epoch.current(each) for each in epoch.scopes()]

    assert (names, epoch.scopes()) == (["stock", "stock"], ("register", "stock"))
    assert not {*before} & {*after}


def test_a_page_begun_during_a_change_has_no_epoch_to_be_kept_under() -> None:
    marker = epoch.begin_change()
    began_in = epoch.current()
    epoch.end_change(marker)

    assert began_in is None


def test_a_marker_left_by_a_dead_process_is_swept_under_a_new_epoch(folder: Path) -> None:
    before = epoch.current()
    marker = epoch.begin_change()
    age(folder, marker, epoch.STALE_SECONDS - 5)
    assert epoch.current() is None

    age(folder, marker, epoch.STALE_SECONDS + 1)
    assert epoch.current() not in {None, before}
    assert markers(folder) == []


def test_a_change_that_outlives_its_swept_marker_still_begins_a_new_epoch(folder: Path) -> None:
    marker = epoch.begin_change()
    age(folder, marker, epoch.STALE_SECONDS + 1)
    swept_into = epoch.current()
    epoch.end_change(marker)

    assert epoch.current() not in {None, swept_into}


def test_a_folder_that_cannot_be_used_means_no_epoch_and_no_change(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    settings.EPOCH_DIR = tmp_path / "file" / "epoch"

    assert epoch.current() is None
    with pytest.raises(OSError, match="Not a directory"):
        epoch.begin_change()


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> str | None:
    """An epoch this process has looked at long enough to believe its stamp."""
    monkeypatch.setattr(epoch, "SETTLED_SECONDS", 0.0)
    epoch.current()
    return epoch.current()


def test_a_folder_that_stands_still_is_looked_at_and_not_read(
    settled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[str] = []
    for name in ("listdir", "open", "read"):
        monkeypatch.setattr(os, name, lambda *_args, _name=name: reads.append(_name))

    assert [epoch.current(), epoch.current()] == [settled, settled]
    assert reads == []


def by_another_process(folder: Path) -> None:
    """Begin a change where nothing of this process's memory is touched."""
    script = "import sys; open(sys.argv[1] + '/changing-elsewhere', 'x').close()"
    subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", script, str(folder)], check=True
    )


@pytest.mark.usefixtures("settled")
def test_a_change_of_another_process_ends_what_was_remembered(folder: Path) -> None:
    by_another_process(folder)

    assert epoch.current() is None


def test_control_without_the_stamp_a_change_elsewhere_is_not_seen(
    settled: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = epoch._last[str(folder)].stamp
    monkeypatch.setattr(epoch, "stamp", lambda _folder: seen)
    by_another_process(folder)

    assert epoch.current() == settled


def test_a_change_within_the_same_tick_of_the_clock_is_seen(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    epoch.current()
    one_tick = epoch_token.stamp(str(folder))
    monkeypatch.setattr(epoch, "stamp", lambda _folder: one_tick)
    epoch.current()
    by_another_process(folder)

    assert epoch.current() is None


def test_what_was_read_counts_only_after_the_stamp_has_stood(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = iter([100.0, 101.9, 102.0])
    epoch.current()  # makes the first epoch
    monkeypatch.setattr(time, "monotonic", lambda: next(seconds))
    believed = [bool(epoch.current() and epoch._last[str(folder)].token) for _ in range(3)]

    assert believed == [False, False, True]


@pytest.mark.usefixtures("settled")
def test_a_folder_moved_away_or_put_in_its_place_is_read_anew(folder: Path) -> None:
    folder.rename(folder.with_name("old"))
    fresh = epoch.current()

    assert fresh == epoch_token.read(str(folder))
    assert fresh != epoch_token.read(str(folder.with_name("old")))


def test_no_half_written_epoch_is_left_behind(folder: Path) -> None:
    epoch.end_change(epoch.begin_change())

    assert [path.name for path in folder.iterdir()] == ["token"]


@pytest.fixture
def _read_only_by_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """As ext4 is after an error of its disk: it looks writable and takes nothing."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, "utime", refuse)
    monkeypatch.setattr(Path, "write_text", refuse)


@pytest.mark.usefixtures("_read_only_by_an_error")
def test_a_folder_that_only_looks_writable_is_not_usable(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    assert not epoch.is_usable()


def test_a_folder_that_stops_taking_anything_is_noticed_within_seconds(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    epoch.current()
    assert epoch.is_usable()
    request.getfixturevalue("_read_only_by_an_error")
    assert epoch.is_usable()

    monkeypatch.setattr(epoch, "PROVEN_SECONDS", 0.0)

    assert not epoch.is_usable()


@pytest.mark.usefixtures("settled")
def test_to_try_whether_it_can_be_written_leaves_the_epoch_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(epoch, "PROVEN_SECONDS", 0.0)
    epoch.is_usable()  # the first time it makes the file that is touched
    before = epoch.current(), epoch_token.stamp(os.fspath(folder))

    assert epoch.is_usable()

    assert (epoch.current(), epoch_token.stamp(os.fspath(folder))) == before
