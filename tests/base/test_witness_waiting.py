"""At the witness nobody waits for ever: not for a pipe, and not for a writer that hangs."""

from __future__ import annotations

import fcntl
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest
from django.conf import settings

from base import witness, witness_file
from base.faults import Fault, fault_of
from base.witness import Garbled, Point

A = "a" * 64


@pytest.fixture
def file() -> Path:
    witness.note({"c/1": Point(2, A)})
    return Path(settings.WITNESS_FILE)


def _a_pipe(path: Path) -> None:
    os.mkfifo(path)


NO_FILES: dict[str, Callable[[Path], None]] = {
    "a pipe": _a_pipe,
    "an endless device": lambda path: path.symlink_to("/dev/zero"),
    "an empty device": lambda path: path.symlink_to("/dev/null"),
}


@pytest.mark.parametrize("name", NO_FILES)
def test_what_is_no_file_is_not_believed_and_keeps_nobody_waiting(file: Path, name: str) -> None:
    file.unlink()
    NO_FILES[name](file)

    with _at_most(2), pytest.raises(Garbled, match="is no file"):
        witness.last("c/1")
    with _at_most(2):
        assert not witness.is_readable()


@pytest.mark.parametrize("name", NO_FILES)
def test_what_is_no_file_is_not_written_and_begins_anew_on_purpose(file: Path, name: str) -> None:
    file.unlink()
    NO_FILES[name](file)
    _a_pipe(file.with_suffix(".fresh"))

    with _at_most(2), pytest.raises(Garbled):
        witness.note({"c/1": Point(3, A)})
    with _at_most(2):
        witness.begin_anew({"c/1": Point(3, A)})
    assert witness.everything() == {"c/1": Point(3, A)}


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    """Fail instead of waiting for ever."""
    before = signal.signal(signal.SIGALRM, _too_late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _too_late(*_: object) -> None:
    raise AssertionError("It waits for ever.")


@pytest.fixture
def _lock_held(file: Path) -> Iterator[None]:
    """Somebody else took the lock and hangs."""
    with file.with_suffix(".lock").open("rb") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        yield


@pytest.mark.usefixtures("_lock_held")
def test_a_lock_somebody_keeps_is_waited_for_only_so_long(file: Path) -> None:
    before, began = file.read_bytes(), time.monotonic()

    with (
        _at_most(5),
        pytest.raises(BlockingIOError) as refused,
        witness_file.locked(str(file), wait=0.2),
    ):
        pass

    assert 0.2 <= time.monotonic() - began < 2
    assert (fault_of(refused.value), file.read_bytes()) == (Fault.BUSY, before)


@pytest.mark.usefixtures("_lock_held")
def test_nothing_is_noted_while_somebody_keeps_the_lock(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(witness_file, "LONGEST_WAIT", 0.05)
    before = file.read_bytes()

    with _at_most(5), pytest.raises(BlockingIOError):
        witness.note({"c/1": Point(3, A)})
    assert file.read_bytes() == before


def test_a_writer_waits_for_one_that_is_at_work(file: Path) -> None:
    guard = os.open(file.with_suffix(".lock"), os.O_RDWR)
    fcntl.flock(guard, fcntl.LOCK_EX)
    Timer(0.1, os.close, [guard]).start()

    with _at_most(5):
        witness.note({"c/1": Point(3, A)})
    assert witness.last("c/1") == Point(3, A)


def test_a_witness_that_takes_writing_is_left_as_it_was(file: Path) -> None:
    before = witness_file.read(str(file)).stamp

    assert witness.is_writable(0)
    assert witness_file._stamp(file.stat()) == before


def test_a_first_witness_can_be_written_and_is_not_made_by_asking() -> None:
    assert witness.is_writable(0)
    assert not Path(settings.WITNESS_FILE).exists()


@pytest.mark.usefixtures("_lock_held")
def test_a_lock_that_is_kept_takes_no_writing() -> None:
    with _at_most(5):
        assert not witness.is_writable(0.05)


def test_a_lock_that_is_a_folder_takes_no_writing(file: Path) -> None:
    file.with_suffix(".lock").unlink()
    file.with_suffix(".lock").mkdir()

    assert not witness.is_writable(0)
