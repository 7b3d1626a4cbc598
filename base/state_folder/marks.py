"""Does this database belong to this state folder? Epoch and witness live in the folder.

An act done with another STATE_DIR on the same database would be news to nobody: the running
server's kept pages would go on saying "in force". So the first server that starts puts a random
mark into the database and into its folder, and whoever changes something compares the two. A
SQLite file inside its own state folder cannot be mistaken and has no mark.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from django.conf import settings
from django.db import connections

ROW = 1
_is_set_aside: ContextVar[bool] = ContextVar("state_folder_is_set_aside", default=False)


class ServedElsewhere(OSError):  # noqa: N818 - it says what is the case
    """The database is served from another state folder than the one set here."""


def demand_ours(using: str = "default") -> None:
    """Refuse to go on with a database that is served from another folder; at most one query.

    Raises:
        ServedElsewhere: its mark is not that of settings.STATE_DIR.
    """
    if not is_ours(using):
        raise ServedElsewhere("The database is served from another state folder.")


def is_ours(using: str = "default") -> bool:
    """Whether the database has the mark of this state folder, or none yet."""
    if _is_set_aside.get() or _is_inside(using):
        return True
    return is_this(_marked(using))


def is_this(mark: str | None) -> bool:
    """Whether a database with this mark belongs to this state folder; OSError as `is_ours`."""
    return _is_set_aside.get() or mark is None or mark == _own()


def mark_first() -> None:
    """Mark a database that nobody served before; call it when a server starts.

    Raises what database and file system raise.
    """
    from base.state_folder.models import StateFolder  # noqa: PLC0415 - apps load first

    if not _is_inside("default") and _marked("default") is None:
        StateFolder.objects.get_or_create(pk=ROW, defaults={"mark": _made()})


def begin_anew(using: str = "default") -> None:
    """Let the database belong to this folder alone from now on: after a move on purpose.

    Call it inside a transaction. Ended before its commit it belongs to no folder, until it is
    called again.
    """
    from base.state_folder.models import StateFolder  # noqa: PLC0415 - apps load first

    if _is_inside(using):
        return
    mark = uuid.uuid4().hex
    StateFolder.objects.using(using).update_or_create(pk=ROW, defaults={"mark": mark})
    _written(mark).replace(settings.MARK_FILE)


@contextmanager
def set_aside() -> Iterator[None]:
    """Let this block compare nothing: for who asks whether a database that moved is whole."""
    token = _is_set_aside.set(True)
    try:
        yield
    finally:
        _is_set_aside.reset(token)


def _is_inside(using: str) -> bool:
    path = getattr(connections[using], "path", None)
    return path is not None and Path(path).resolve().parent == Path(settings.STATE_DIR).resolve()


def _marked(using: str) -> str | None:
    from base.state_folder.models import StateFolder  # noqa: PLC0415 - apps load first

    return StateFolder.objects.using(using).filter(pk=ROW).values_list("mark", flat=True).first()


def _own() -> str | None:
    """The mark of this folder; None without one. OSError when it cannot be read."""
    try:
        return Path(settings.MARK_FILE).read_text(encoding="ascii", errors="replace")
    except FileNotFoundError:
        return None


def _made() -> str:
    """The mark of this folder; of several processes that make it at once one does."""
    fresh = _written(uuid.uuid4().hex)
    with suppress(FileExistsError):
        os.link(fresh, settings.MARK_FILE)
    fresh.unlink()
    return Path(settings.MARK_FILE).read_text(encoding="ascii", errors="replace")[:32]


def _written(mark: str) -> Path:
    path = Path(settings.MARK_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}-{mark}")
    fresh.write_text(mark, encoding="ascii")
    return fresh
