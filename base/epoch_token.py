"""The token of an epoch's folder, and what tells it from one that comes back.

Somebody may put a folder back as it was, for a restore or by mistake. Its old token must not be
believed: pages kept before are kept under it. So an epoch is the token's text and the identity of
its file, its number and the moment of its last change, which no copy can set. A folder that was
moved away and back brings the same file; but to be moved sets its st_ctime and not its st_mtime,
while a name that comes or goes sets both to the same moment.
"""

import os
import re
import uuid
from pathlib import Path
from typing import NamedTuple

LENGTH = 32
_OURS = re.compile(rb"[0-9a-f]{32}")


class Stamp(NamedTuple):
    """What no change in a folder leaves as it was; a time set by hand moves st_ctime."""

    folder: str
    device: int
    number: int
    modified: int
    changed: int

    @property
    def is_moved(self) -> bool:
        """Whether the folder was moved, copied or given other rights since a name came or went."""
        return self.modified != self.changed


def stamp(folder: str) -> Stamp:
    """What the folder looks like now. OSError when it cannot be looked at."""
    seen = os.stat(folder)  # noqa: PTH116 - on every request; pathlib would make an object first
    return Stamp(folder, seen.st_dev, seen.st_ino, seen.st_mtime_ns, seen.st_ctime_ns)


def read(folder: str) -> str | None:
    """The epoch that stands in a folder; None when its token is none of ours. OSError without."""
    # The bare system calls: a file object costs more than the reading. NONBLOCK: never wait for
    # somebody to write into a pipe of that name.
    handle = os.open(f"{folder}/token", os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        text, seen = os.read(handle, LENGTH + 1), os.fstat(handle)
    except IsADirectoryError:
        return None
    finally:
        os.close(handle)
    if not _OURS.fullmatch(text):
        return None
    return f"{text.decode()}-{seen.st_ino}-{seen.st_ctime_ns}"


def renew(folder: Path) -> None:
    """Put a fresh token in place in one step, so that no reader sees half of it."""
    token = uuid.uuid4().hex
    fresh, place = folder / f"fresh-{token}", folder / "token"
    try:
        fresh.write_text(token, encoding="ascii")
        if place.is_dir():
            place.rename(folder / f"odd-{token}")
        fresh.replace(place)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def begun(folder: Path) -> str | None:
    """A new epoch, in place of whatever stood there."""
    renew(folder)
    return read(os.fspath(folder))
