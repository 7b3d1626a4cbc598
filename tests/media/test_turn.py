"""One picture at a time, whichever process is asked."""

from __future__ import annotations

import threading
import time

import pytest
from pytest_django.fixtures import Settings

from media.pictures import Refusal
from media.refusals import NotAPicture
from media.turn import own_turn


def test_the_second_is_told_to_come_again() -> None:
    with own_turn(0), pytest.raises(NotAPicture) as refused, own_turn(0.1):
        pytest.fail("two at once")

    assert refused.value.reason is Refusal.BUSY


def test_who_waits_long_enough_has_his_turn() -> None:
    came = threading.Event()

    def next_one() -> None:
        with own_turn(30):
            came.set()

    with own_turn(0):
        waiting = threading.Thread(target=next_one)
        waiting.start()
        time.sleep(0.1)
        assert not came.is_set()
    waiting.join()
    assert came.is_set()


def test_a_failure_gives_the_turn_back() -> None:
    with pytest.raises(ZeroDivisionError), own_turn(0):
        raise ZeroDivisionError

    with own_turn(0):
        pass


def test_without_a_folder_nobody_waits(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.LIMIT_DIR.parent.mkdir(exist_ok=True)
    settings.LIMIT_DIR.touch()

    with own_turn(0), own_turn(0):
        assert "Pictures do not wait for each other" in caplog.text
