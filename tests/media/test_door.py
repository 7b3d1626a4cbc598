"""The door: the corpus in its real child, and a child that fails without harm."""

from __future__ import annotations

import os
import sys

import pytest

from media import door
from media.door import taken_in
from media.pictures import Refusal
from media.refusals import NotAPicture
from media.turn import own_turn
from tests.media.pictures_of import jpeg


def refusal(content: bytes = b"x") -> Refusal:
    with pytest.raises(NotAPicture) as refused:
        taken_in(content)
    return refused.value.reason


def child(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr(door, "CHILD", (sys.executable, "-c", words))


def test_a_photo_comes_back_finished() -> None:
    done = taken_in(jpeg())

    assert (done.kept.width, done.kept.height) == (1200, 800)
    assert [each.width for each in done.drawings] == [320, 640, 960]
    assert list(done.editors) == ["max-165x165", "max-800x600"]


def test_a_person_waits_eight_seconds_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert door.SECONDS == 8.0
    assert door.PATIENCE == 1.0


def test_pictures_wait_for_each_other() -> None:
    with own_turn(0):
        assert refusal(jpeg()) is Refusal.BUSY

    assert taken_in(jpeg())


def test_a_child_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "SECONDS", 0.3)
    child(monkeypatch, "import time; time.sleep(600)")

    assert refusal() is Refusal.TOO_HARD


@pytest.mark.parametrize(
    "words",
    [
        "import os; os.abort()",
        "raise MemoryError",
        # A child taken over by a picture may say what it likes; only clean pictures are believed.
        """print('{"files": [[1, 1, 7]], "drawings": 0, "editors": []}\\n<script', end="")""",
    ],
)
def test_a_child_that_fails_is_a_refusal(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    child(monkeypatch, words)

    assert refusal() is Refusal.TOO_HARD


def test_a_machine_without_room_for_a_child_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "CHILD", ("/nowhere/python",))

    assert refusal() is Refusal.TOO_HARD


def test_the_child_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "SECRET_KEY", "canary")
    child(monkeypatch, "import os, sys; sys.exit('SECRET_KEY' in os.environ or 7)")
    monkeypatch.setattr(door, "_read", pytest.fail)

    assert refusal() is Refusal.TOO_HARD


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", Refusal.EMPTY), (b"\xff" * (25 * 1024 * 1024 + 1), Refusal.TOO_HEAVY)],
)
def test_for_what_needs_no_look_no_child_is_started(
    monkeypatch: pytest.MonkeyPatch, content: bytes, reason: Refusal
) -> None:
    monkeypatch.setattr(door, "CHILD", ())

    assert refusal(content) is reason
