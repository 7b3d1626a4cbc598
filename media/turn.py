"""One picture at a time on each machine, so that pages stay quick while pictures are read."""

from __future__ import annotations

import contextlib
import fcntl
import logging
import os
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from media.pictures import Refusal
from media.refusals import NotAPicture

PAUSE = 0.02
log = logging.getLogger(__name__)


@contextlib.contextmanager
def own_turn(patience: float) -> Iterator[None]:
    """Wait until no other picture is read, `patience` seconds at most.

    Where the folder of limits cannot be used, everybody goes at once: a queue never loses a photo.

    Raises:
        media.refusals.NotAPicture: others are still being read.
    """
    handle = _opened()
    if handle is None:
        yield
        return
    try:
        _wait(handle, time.monotonic() + patience)
        yield
    finally:
        os.close(handle)  # gives the turn back, and so does the death of the process


def _opened() -> int | None:
    path = Path(settings.LIMIT_DIR, "pictures")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        log.warning("Pictures do not wait for each other: %s", error.strerror)
        return None


def _wait(handle: int, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise NotAPicture(Refusal.BUSY) from None
            time.sleep(PAUSE)
        else:
            return
