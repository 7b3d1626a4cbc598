import os
import time
from pathlib import Path

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError
from pytest_django.fixtures import Settings

from base import epoch


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.EPOCH_DIR = tmp_path / "epoch"
    return tmp_path / "epoch"


def markers(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("changing-*")]


def age(folder: Path, marker: str, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(folder / marker, (then, then))


def rolled_back_change() -> None:
    """Announce a change whose transaction, or savepoint, fails afterwards."""
    with transaction.atomic():
        epoch.mark_change()
        raise InterruptedError


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


def test_no_half_written_epoch_is_left_behind(folder: Path) -> None:
    epoch.end_change(epoch.begin_change())

    assert [path.name for path in folder.iterdir()] == ["token"]


@pytest.mark.django_db(transaction=True)
def test_a_transaction_announces_itself_once_until_it_is_committed(folder: Path) -> None:
    before = epoch.current()
    with transaction.atomic():
        epoch.mark_change()
        epoch.mark_change()
        assert len(markers(folder)) == 1
        assert epoch.current() is None

    assert markers(folder) == []
    assert epoch.current() not in {None, before}


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_transaction_leaves_its_marker_to_the_sweeper(folder: Path) -> None:
    with pytest.raises(InterruptedError):
        rolled_back_change()
    assert epoch.current() is None

    age(folder, markers(folder)[0], epoch.STALE_SECONDS + 1)
    assert epoch.current()


@pytest.mark.django_db(transaction=True)
def test_a_change_after_a_rolled_back_savepoint_is_announced_anew(folder: Path) -> None:
    before = epoch.current()
    with transaction.atomic():
        with pytest.raises(InterruptedError):
            rolled_back_change()
        lost = set(markers(folder))
        epoch.mark_change()
        assert len(set(markers(folder)) - lost) == 1

    assert set(markers(folder)) == lost
    age(folder, lost.pop(), epoch.STALE_SECONDS + 1)
    assert epoch.current() not in {None, before}


@pytest.mark.django_db(transaction=True)
def test_a_change_outside_a_transaction_is_refused(folder: Path) -> None:
    with pytest.raises(TransactionManagementError, match="inside atomic"):
        epoch.mark_change()

    assert not folder.exists()


@pytest.mark.django_db(transaction=True)
def test_a_change_that_cannot_be_announced_fails_its_transaction(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    settings.EPOCH_DIR = tmp_path / "file"

    with transaction.atomic(), pytest.raises(FileExistsError):
        epoch.mark_change()
