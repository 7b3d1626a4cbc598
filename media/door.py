"""The one door: every picture goes through a child process that may fail without harm."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from media.pictures import MOST_BYTES, Drawing, Finished, Refusal, is_plain_webp
from media.refusals import NotAPicture
from media.turn import own_turn

SECONDS = 8.0  # wall; the child gives up after one and a half of its own (media.decode)
PATIENCE = 1.0  # a worker that waits answers nobody else
ROOT = Path(__file__).resolve().parent.parent
CHILD = (sys.executable, "-m", "media.decode")


def taken_in(content: bytes, *, seconds: float | None = None) -> Finished:
    """The finished files of a picture; nothing is stored yet.

    A person waits `PATIENCE` for other pictures and `SECONDS` for this one; a command may wait
    `seconds` for each.

    Raises:
        NotAPicture: the file is refused; the message says why in the reader's language.
    """
    if not content:
        raise NotAPicture(Refusal.EMPTY)
    if len(content) > MOST_BYTES:
        raise NotAPicture(Refusal.TOO_HEAVY)
    with own_turn(seconds or PATIENCE):
        return _read(_answer(content, seconds or SECONDS))


def _answer(content: bytes, seconds: float) -> bytes:
    try:
        # An empty environment: the child knows no secret it could tell.
        child = subprocess.run(  # noqa: S603 - our own module; the content is only its input
            CHILD, input=content, capture_output=True, timeout=seconds,
            cwd=ROOT, env={}, check=False,
        )  # fmt: skip
    except (subprocess.TimeoutExpired, OSError) as error:
        raise NotAPicture(Refusal.TOO_HARD) from error
    if child.returncode != 0:
        raise NotAPicture(Refusal.TOO_HARD)
    return child.stdout


def _read(answer: bytes) -> Finished:
    """Believe the child's answer only as far as it holds clean pictures."""
    line, _, rest = answer.partition(b"\n")
    head = json.loads(line)
    if "refused" in head:
        raise NotAPicture(Refusal(head["refused"]))
    files, place = [], 0
    for width, height, length in head["files"]:
        files.append(Drawing(width, height, rest[place : place + length]))
        place += length
    if not all(is_plain_webp(each.content) for each in files):
        raise NotAPicture(Refusal.TOO_HARD)
    kept, *others = files
    drawings, editors = others[: head["drawings"]], others[head["drawings"] :]
    return Finished(kept, tuple(drawings), dict(zip(head["editors"], editors, strict=True)))
