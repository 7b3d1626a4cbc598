"""What a transaction announces to the epoch, and when that ends."""

import os
import time
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction
from django.db.transaction import TransactionManagementError
from pytest_django.fixtures import Settings

from base import epoch

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(settings: Settings) -> Path:
    return Path(settings.EPOCH_DIR)


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


def test_a_transaction_announces_itself_once_until_it_is_committed(folder: Path) -> None:
    before = epoch.current()
    with transaction.atomic():
        epoch.mark_change()
        epoch.mark_change()
        assert len(markers(folder)) == 1
        assert epoch.current() is None

    assert markers(folder) == []
    assert epoch.current() not in {None, before}


def test_a_rolled_back_transaction_leaves_its_marker_to_the_sweeper(folder: Path) -> None:
    with pytest.raises(InterruptedError):
        rolled_back_change()
    assert epoch.current() is None

    age(folder, markers(folder)[0], epoch.STALE_SECONDS + 1)
    assert epoch.current()


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


def test_a_change_outside_a_transaction_is_refused(folder: Path) -> None:
    with pytest.raises(TransactionManagementError, match="inside atomic"):
        epoch.mark_change()

    assert not folder.exists()


def test_a_change_that_cannot_be_announced_fails_its_transaction(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    settings.EPOCH_DIR = tmp_path / "file"

    with transaction.atomic(), pytest.raises(FileExistsError):
        epoch.mark_change()


def _a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)


def test_a_disk_that_is_full_after_the_commit_makes_no_act_look_failed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []
    with transaction.atomic():
        epoch.mark_change()
        transaction.on_commit(lambda: done.append("the witness is told"))
        _a_full_disk(monkeypatch)

    assert done == ["the witness is told"]
    assert "its change is not ended" in caplog.text
    assert (epoch.current(), len(markers(folder))) == (None, 1)


def test_a_change_that_was_not_ended_ends_once_there_is_room(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = epoch.current()
    with monkeypatch.context() as patch, epoch.change():
        _a_full_disk(patch)
    (left,) = markers(folder)
    age(folder, left, epoch.STALE_SECONDS + 1)

    assert epoch.current() not in {None, before}
    assert markers(folder) == []


def test_a_change_is_announced_until_its_transaction_is_committed(folder: Path) -> None:
    before = epoch.current()
    with epoch.change():
        epoch.mark_change()
        assert len(markers(folder)) == 1
        assert epoch.current() is None

    assert markers(folder) == []
    assert epoch.current() not in {None, before}


def test_a_change_that_was_rolled_back_ends_at_once_under_the_epoch_before(folder: Path) -> None:
    before = epoch.current()
    with pytest.raises(InterruptedError), epoch.change():
        rolled_back_change()

    assert markers(folder) == []
    assert epoch.current() == before


def test_a_change_rolled_back_without_a_word_ends_at_once(folder: Path) -> None:
    before = epoch.current()
    with epoch.change():
        transaction.set_rollback(True)

    assert markers(folder) == []
    assert epoch.current() == before


def test_a_savepoint_rolled_back_inside_a_change_ends_nothing(folder: Path) -> None:
    before = epoch.current()
    with epoch.change():
        with pytest.raises(InterruptedError):
            rolled_back_change()
        assert len(markers(folder)) == 1

    assert markers(folder) == []
    assert epoch.current() not in {None, before}


def test_a_commit_of_unknown_end_leaves_the_marker_to_the_sweeper(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost() -> None:
        raise OperationalError

    monkeypatch.setattr(connection, "commit", lost)
    with pytest.raises(OperationalError), epoch.change():
        pass

    assert len(markers(folder)) == 1
    assert epoch.current() is None


def test_inside_another_transaction_a_change_lasts_as_long_as_that_one(folder: Path) -> None:
    with transaction.atomic():
        with epoch.change():
            pass
        assert len(markers(folder)) == 1

    assert markers(folder) == []


def test_a_change_that_cannot_be_announced_is_not_begun(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings.EPOCH_DIR = tmp_path / "file"
    begun = []

    with pytest.raises(FileExistsError), epoch.change():
        begun.append(True)
    assert begun == []
    assert not connection.in_atomic_block


def test_a_transaction_may_change_two_scopes_each_announced_once(folder: Path) -> None:
    with transaction.atomic():
        for _ in range(2):
            epoch.mark_change("stock")
            epoch.mark_change()
        during = len(markers(folder)), len(markers(folder / "stock"))

    assert during == (1, 1)
    assert epoch.current()
    assert epoch.current("stock")


def test_a_rollback_of_a_change_of_one_scope_leaves_its_epoch() -> None:
    before = epoch.current("stock")
    with pytest.raises(InterruptedError), epoch.change("stock"):
        raise InterruptedError

    assert epoch.current("stock") == before
