"""What went wrong with the database or the state folder, told from the error it raised."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from enum import Enum

from django.db import DatabaseError, DataError, Error, IntegrityError, NotSupportedError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from base.state_folder.marks import ServedElsewhere
from base.witness_file import Garbled


class Fault(Enum):
    """A fault of the ground we stand on, not of what was asked; its value is for the log."""

    BUSY = "busy"
    FULL = "full"
    READ_ONLY = "read_only"
    AWAY = "away"
    DAMAGED = "damaged"
    UNMIGRATED = "unmigrated"
    GARBLED = "garbled"
    ELSEWHERE = "elsewhere"

    @property
    def sentence(self) -> Promise:
        """What happened and what to do, for whoever looks after the machine."""
        return _SENTENCES[self]


_SENTENCES: dict[Fault, Promise] = {
    Fault.BUSY: _(
        "The database is busy with somebody else's work and did not come free in time, so nothing "
        "was written; try again in a minute."
    ),
    Fault.FULL: _("The disk is full; make room, then run this again."),
    Fault.READ_ONLY: _(
        "The database or the state folder cannot be written to; "
        "give this user the right to write there, then run this again."
    ),
    Fault.AWAY: _(
        "The database is missing or does not answer; start it or put it back, then run this "
        "again. A first start makes it with: manage.py migrate."
    ),
    Fault.DAMAGED: _(
        "The file is not a database, or it is damaged; put the last good backup in its place."
    ),
    Fault.UNMIGRATED: _(
        "The database has not the tables this release needs; run manage.py migrate first."
    ),
    Fault.GARBLED: _(
        "What this machine has seen of the register (the file witness in the state folder) was "
        "emptied, cut or changed, so nothing can be checked. Hold the logs against heads kept "
        "elsewhere (manage.py verify_log --head), then begin it anew with manage.py restored."
    ),
    Fault.ELSEWHERE: _(
        "This database is served from another state folder than the one set here, and the pages "
        "there would hear nothing of this; nothing was written. Set STATE_DIR to that folder; or, "
        "after a move on purpose, run manage.py restored."
    ),
}

# SQLite's primary result codes; the low byte of the extended ones.
_SQLITE = {
    sqlite3.SQLITE_BUSY: Fault.BUSY,
    sqlite3.SQLITE_LOCKED: Fault.BUSY,
    sqlite3.SQLITE_FULL: Fault.FULL,
    sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
    sqlite3.SQLITE_PERM: Fault.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: Fault.DAMAGED,
    sqlite3.SQLITE_NOTADB: Fault.DAMAGED,
}
# PostgreSQL's SQLSTATE: serialization failure, deadlock, lock timeout, statement timeout, disk
# full, read-only transaction, missing table or column, damaged page or index.
_POSTGRES = {
    "40001": Fault.BUSY,
    "40P01": Fault.BUSY,
    "55P03": Fault.BUSY,
    "57014": Fault.BUSY,
    "53100": Fault.FULL,
    "25006": Fault.READ_ONLY,
    "42P01": Fault.UNMIGRATED,
    "42703": Fault.UNMIGRATED,
    "XX001": Fault.DAMAGED,
    "XX002": Fault.DAMAGED,
}
_FILES = {
    errno.ENOSPC: Fault.FULL,
    errno.EDQUOT: Fault.FULL,
    errno.EROFS: Fault.READ_ONLY,
    errno.EACCES: Fault.READ_ONLY,
    errno.EPERM: Fault.READ_ONLY,
    # Where a folder should be stands a file, or the other way round.
    errno.ENOTDIR: Fault.READ_ONLY,
    errno.EISDIR: Fault.READ_ONLY,
    errno.EEXIST: Fault.READ_ONLY,
    errno.EIO: Fault.AWAY,
    errno.EAGAIN: Fault.BUSY,  # the witness, whose lock somebody keeps
}
_OURS = (DataError, IntegrityError, NotSupportedError)  # what was asked is wrong, not the ground


def fault_of(error: BaseException) -> Fault | None:
    """The fault behind an error; None when it tells of a mistake in what was asked or written.

    Follows the causes, so an error that somebody put into words is still known.
    """
    for each in _causes(error):
        if isinstance(each, _OURS):
            return None
        found = _said_by_the_driver(each) or _said_by_the_files(each)
        if found:
            return found
    return Fault.AWAY if any(isinstance(each, Error) for each in _causes(error)) else None


def is_busy(error: BaseException) -> bool:
    """Whether the database only refused to wait any longer and took everything back.

    A lock, a deadlock, a serialization failure or a time-out: the whole transaction is undone, so
    the same act may be tried again. A lost connection is none of them: nobody knows what it wrote.
    """
    return isinstance(error, DatabaseError) and fault_of(error) is Fault.BUSY


def _causes(error: BaseException) -> Iterator[BaseException]:
    each: BaseException | None = error
    while each is not None:
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


def _said_by_the_driver(error: BaseException) -> Fault | None:
    if state := getattr(error, "sqlstate", None):
        return _POSTGRES.get(state)
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_ERROR and str(error).startswith("no such"):
        return Fault.UNMIGRATED
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return Fault.AWAY
    return _SQLITE.get(code & 0xFF)


def _said_by_the_files(error: BaseException) -> Fault | None:
    if isinstance(error, Garbled):
        return Fault.GARBLED
    if isinstance(error, ServedElsewhere):
        return Fault.ELSEWHERE
    return _FILES.get(error.errno or 0) if isinstance(error, OSError) else None
