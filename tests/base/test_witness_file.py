"""A file that was emptied, cut or changed is never believed; one a process left half written is."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django.fixtures import Settings

from base import witness, witness_file
from base.seal import DEVELOPMENT_KEYS, SealKeys
from base.witness import Garbled, Point

A, B, C = ("a" * 64, "b" * 64, "c" * 64)
OTHER = "2:YW5vdGhlciBrZXkgb2YgdGhpcnR5LXR3byBieXRlczE="


@pytest.fixture
def file() -> Path:
    """A witness that was told of three points, one by one."""
    witness.note({"c/1": Point(1, A)})
    witness.note({"c/1": Point(2, B)})
    witness.note({"c/2": Point(1, C)})
    return Path(settings.WITNESS_FILE)


def _line_taken_out(text: bytes) -> bytes:
    return b"".join(line for line in text.splitlines(keepends=True) if b" 2 " not in line)


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda _: b"",
    "cut after the head": lambda text: text[: witness_file.HEAD_LENGTH],
    "cut at a line": lambda text: text[: -len(f"c/2 1 {C}\n")],
    "cut by one byte": lambda text: text[:-1],
    "a line taken out": _line_taken_out,
    "a digit changed": lambda text: text.replace(B.encode(), A.encode()),
    "the head taken out": lambda text: text[witness_file.HEAD_LENGTH :],
    "the seal changed": lambda text: text.replace(b" 1:", b" 2:", 1),
    "zeros": lambda text: bytes(len(text)),
    "no witness at all": lambda _: b"\xff\xfe not a witness \xc2\xb2",
}


def _as_another_process() -> None:
    witness_file._readings.clear()


@pytest.mark.parametrize("name", DAMAGE)
def test_what_was_damaged_is_not_believed(file: Path, name: str) -> None:
    file.write_bytes(DAMAGE[name](file.read_bytes()))
    _as_another_process()

    with pytest.raises(Garbled):
        witness.last("c/1")
    assert not witness.is_readable()


@pytest.mark.parametrize("name", DAMAGE)
def test_what_was_damaged_is_not_written_on_and_begins_anew_on_purpose(
    file: Path, name: str
) -> None:
    damaged = DAMAGE[name](file.read_bytes())
    file.write_bytes(damaged)
    _as_another_process()

    with pytest.raises(Garbled):
        witness.note({"c/3": Point(1, A)})
    assert file.read_bytes() == damaged

    witness.begin_anew({"c/1": Point(3, A)})
    assert witness.everything() == {"c/1": Point(3, A)}


def test_damage_is_seen_by_a_process_that_has_read_the_file(file: Path) -> None:
    assert witness.last("c/2") == Point(1, C)
    os.truncate(file, file.stat().st_size - 1)
    assert not witness.is_readable()


def test_what_was_put_right_is_believed_again(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(b"")
    assert not witness.is_readable()

    file.write_bytes(whole)
    assert witness.last("c/1") == Point(2, B)


def test_a_head_of_another_file_fits_nothing(file: Path) -> None:
    head = file.read_bytes()[: witness_file.HEAD_LENGTH]
    witness.note({"c/1": Point(3, A)})
    lines = file.read_bytes()[witness_file.HEAD_LENGTH :].replace(b"c/1 1", b"c/1 9")

    file.write_bytes(head + lines)

    assert not witness.is_readable()


@pytest.mark.parametrize("left", [b"c", f"c/1 3 {A}\n".encode(), b"\0" * 300])
def test_what_a_killed_writer_left_is_nobodys_and_is_written_over(file: Path, left: bytes) -> None:
    with file.open("ab") as out:
        out.write(left)
    assert witness.last("c/1") == Point(2, B)

    witness.note({"c/3": Point(1, C)})

    assert witness.everything() == {"c/1": Point(2, B), "c/2": Point(1, C), "c/3": Point(1, C)}
    assert file.read_bytes().endswith(f"c/3 1 {C}\n".encode())


@pytest.mark.parametrize("step", range(1, 5))
def test_a_writer_that_dies_at_any_step_leaves_a_whole_file(
    file: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The steps are: write lines, make them safe, write the head, make it safe."""
    left = iter(range(1, 5))

    def dying(call: Callable[..., object]) -> Callable[..., object]:
        def tried(*words: object) -> object:
            if next(left) == step:
                raise KeyboardInterrupt
            return call(*words)

        return tried

    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", dying(os.pwrite))
        patch.setattr(os, "fsync", dying(os.fsync))
        with pytest.raises(KeyboardInterrupt):
            witness.note({"c/1": Point(3, A)})

    assert witness.last("c/1") == (Point(3, A) if step == 4 else Point(2, B))
    witness.note({"c/1": Point(3, A)})
    assert witness.last("c/1") == Point(3, A)


def test_a_full_disk_leaves_what_was_seen(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.pwrite
    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", lambda handle, text, at: write(handle, text[:10], at))
        with pytest.raises(OSError, match="could not be written whole"):
            witness.note({"c/1": Point(3, A)})

    assert witness.last("c/1") == Point(2, B)


def test_a_first_writer_that_dies_leaves_no_empty_witness(monkeypatch: pytest.MonkeyPatch) -> None:
    def died(_handle: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", died)
        with pytest.raises(KeyboardInterrupt):
            witness.note({"c/1": Point(1, A)})

    assert witness.last("c/1") is None
    assert witness.is_readable()


def test_a_head_is_read_again_while_somebody_writes_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = file.read_bytes()
    file.write_bytes(b"x" + whole[1:])
    monkeypatch.setattr(time, "sleep", lambda _: file.write_bytes(whole))

    assert witness.last("c/1") == Point(2, B)


def test_a_file_whose_key_is_not_at_hand_is_not_believed(file: Path, settings: Settings) -> None:
    settings.SEAL_KEY_RING = SealKeys.parse(OTHER)
    assert not witness.is_readable()


def test_sealed_anew_the_older_key_is_not_needed(file: Path, settings: Settings) -> None:
    seen = dict(witness.everything())
    settings.SEAL_KEY_RING = SealKeys.parse(f"{DEVELOPMENT_KEYS},{OTHER}")
    witness.seal_anew()

    settings.SEAL_KEY_RING = SealKeys.parse(OTHER)
    file.touch()

    assert witness.everything() == seen


def test_a_witness_that_was_damaged_is_not_at_hand(file: Path) -> None:
    assert witness.is_at_hand()
    os.truncate(file, file.stat().st_size - 1)

    assert not witness.is_at_hand()


def test_a_witness_that_is_not_there_is_not_made_by_sealing() -> None:
    witness.seal_anew()
    assert not Path(settings.WITNESS_FILE).exists()
