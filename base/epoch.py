"""The public epoch: a token that all processes of a machine share, changed by every change.

A page rendered before a change must never be served after it. Purging cannot promise that: a
render that read the old rows may store its page after the purge. So each page is kept under the
epoch its render began in, and after a change nobody asks for that epoch again. While a change is
under way there is no epoch, and nothing is kept at all.

Not every change concerns every page. Each scope has an epoch of its own, and a page is kept under
those of the scopes it reads (base.pages): what changes in another one leaves it as it is. REGISTER
is the scope of certificates, products, producers and places; a room upstairs names its own
(`register_scope`).

An epoch lives in a folder, settings.EPOCH_DIR or below it one of the scope's name: the file
`token`, and one `changing-<uuid>` for each change under way. It needs no database, so a kept page
is served without one. A token that comes back is not believed, nor an odd one (base.epoch_token).

Every request asks, so the folder is read only when it may have changed: a name that comes, goes
or is replaced gives the folder another stamp, and one `stat` sees that. A file system's clock ticks
coarsely, and two changes within one tick leave the same stamp; so what was read counts for later
requests only when it was read SETTLED_SECONDS after this process first saw the stamp.
"""

import os
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.transaction import TransactionManagementError

from base import witness
from base.afterwards import after_commit
from base.epoch_token import Stamp, begun, read, renew, stamp
from base.state_folder.marks import demand_ours

STALE_SECONDS = 60
SETTLED_SECONDS = 2.0  # the coarsest clock a file system of ours may have
PROVEN_SECONDS = 2.0  # no act of this machine is missed meanwhile: it could not be announced
REGISTER = "register"
_MARKER = "changing-"
_OURS = os.R_OK | os.W_OK | os.X_OK


class _Look(NamedTuple):
    """What this process saw of a folder last."""

    stamp: Stamp
    since: float  # when it first saw this stamp, on the clock nobody can set
    token: str | None = None  # the epoch, once it may be believed until the stamp changes


_proven = ("", 0.0)  # the folder that took writing last, and when, on the same clock
_last: dict[str, _Look] = {}
_NEVER = _Look(Stamp("", 0, 0, 0, 0), 0.0)
_scopes = [REGISTER]
_logs: dict[str, str] = {}


def register_scope(scope: str) -> str:
    """Let changes of this name have an epoch of their own; the name, for who declares it.

    Call it when the room upstairs is ready; the name is one of a folder.
    """
    if scope not in _scopes:
        _scopes.append(scope)
    return scope


def follow_log(scope: str, log: str) -> None:
    """Let each act the witness is told of in this log begin another epoch of the scope as well.

    A folder may be exchanged for another one and come back untouched, without a trace in any of its
    times; but no act goes by without the witness.
    """
    _logs[scope] = log


def scopes() -> tuple[str, ...]:
    """Every scope there is, REGISTER first."""
    return tuple(_scopes)


def current(scope: str = REGISTER) -> str | None:
    """The epoch of a scope; None when a change is under way or the folder cannot be used.

    None means: keep nothing and serve nothing kept. A marker older than STALE_SECONDS, left by a
    process that died or by a transaction that was rolled back, is cleared away here.
    """
    try:
        token = _token(scope)
        log = _logs.get(scope)
        seen = witness.last(log) if log else None
    except OSError:
        return None
    return f"{token}-{seen.place}" if token and seen else token


def is_usable() -> bool:
    """Whether changes can be announced and seen here: the folder is there and ours to write.

    False is no reason to believe anything kept, nor to promise that nothing has changed.
    """
    folder = os.fspath(settings.EPOCH_DIR)
    try:
        # The dot asks for a folder: a file of that name is none of ours.
        is_ours = os.access(f"{folder}/.", _OURS) or os.access(_folder(REGISTER), _OURS)
        return is_ours and _takes_writing(folder)
    except OSError:
        return False


def begin_change(scope: str = REGISTER) -> str:
    """Stop all keeping of pages that read this scope and answer the marker that says so.

    OSError when the marker cannot be written: a change that cannot be announced must not happen.
    """
    marker, folder = f"{_MARKER}{uuid.uuid4().hex}", _folder(scope)
    if stamp(os.fspath(folder)).is_moved:
        begin_anew()  # the marker would hide it
    (folder / marker).touch(exist_ok=False)
    return marker


def end_change(marker: str, scope: str = REGISTER) -> None:
    """Begin a new epoch, then let pages be kept again. Call it when the change can be seen.

    OSError leaves the marker: nothing is kept until it is stale and a new epoch has begun.
    """
    _ended(_folder(scope) / marker)


@contextmanager
def change(scope: str = REGISTER, *, using: str = "default") -> Iterator[None]:
    """A transaction that changes what the public sees of a scope, announced until it has ended.

    After a rollback pages are kept again at once, under the epoch they had: nothing has changed.
    Inside a transaction of somebody else it is a part of that one, as mark_change says. OSError,
    and nothing done, when the change cannot be announced, also because the database is served from
    another state folder.
    """
    if transaction.get_connection(using).in_atomic_block:
        with transaction.atomic(using=using):
            mark_change(scope, using=using)
            yield
        return
    demand_ours(using)
    marker, undone = begin_change(scope), True
    try:
        with transaction.atomic(using=using):
            transaction.on_commit(_End(marker, scope), using=using)
            yield
            undone = transaction.get_rollback(using)
    finally:
        # When the commit itself failed nobody knows whether it was done: the marker stays.
        if undone:
            _withdraw(marker, scope)


def begin_anew() -> None:
    """Begin new epochs at once: what was kept came from a database that is no longer there.

    OSError when a folder cannot be written; then nothing is kept either.
    """
    for scope in _scopes:
        renew(_folder(scope))


def mark_change(scope: str = REGISTER, *, using: str = "default") -> None:
    """Announce that this transaction changes what the public sees of a scope, before the write.

    Must be called inside atomic(), or raises TransactionManagementError: without a transaction
    nobody knows when the change can be seen. The first call in a transaction begins the change
    and the commit ends it; further calls do nothing. After a rollback the marker stays, and pages
    are rendered anew each time until it is swept after STALE_SECONDS; not so where the transaction
    is a change() itself. OSError when the change cannot be announced, or the database is served
    from another state folder: let it pass, so that the transaction fails with it.
    """
    connection = transaction.get_connection(using)
    if not connection.in_atomic_block:
        raise TransactionManagementError("A change of public facts belongs inside atomic().")
    # A rolled back savepoint takes its callback with it; the list itself is the truth.
    announced = (each for _, each, _ in connection.run_on_commit if isinstance(each, _End))
    if all(each.scope != scope for each in announced):
        demand_ours(using)
        transaction.on_commit(_End(begin_change(scope), scope), using=using)


@dataclass(frozen=True)
class _End:
    """What is left to do when the transaction is committed."""

    marker: str
    scope: str

    def __call__(self) -> None:
        with after_commit("its change is not ended: nothing is kept until the mark is stale."):
            end_change(self.marker, self.scope)


def _withdraw(marker: str, scope: str) -> None:
    with suppress(OSError):  # the sweeper will
        (_folder(scope) / marker).unlink(missing_ok=True)


def _token(scope: str) -> str | None:
    """What stands in the folder of a scope."""
    folder = _name(scope)
    try:
        now = stamp(folder)
        seen = _last.get(folder, _NEVER)
        if seen.token is not None and seen.stamp == now:
            return seen.token
        return _looked(folder, now, seen)
    except FileNotFoundError:
        return _first_epoch(scope)


def _looked(folder: str, mark: Stamp, seen: _Look) -> str | None:
    """Read the folder, and remember what has settled."""
    now = time.monotonic()
    since = seen.since if seen.stamp == mark else now
    if mark.is_moved:
        begin_anew()  # its scopes moved with it, and nothing in them tells
    is_still = all(_swept(Path(folder, name)) for name in _markers(folder))
    token = (read(folder) or begun(Path(folder))) if is_still else None
    _last[folder] = _Look(mark, since, token if now - since >= SETTLED_SECONDS else None)
    return token


def _takes_writing(folder: str) -> bool:
    """Whether something can be written there, tried every PROVEN_SECONDS; OSError when not.

    A file system made read-only by an error of its disk looks writable to every other question
    (ext4 of Linux 6.18). To touch a file that is there leaves the folder's stamp and the token's.
    """
    global _proven  # noqa: PLW0603 - one folder for each process, replaced whole
    now = time.monotonic()
    if _proven[0] != folder or now - _proven[1] >= PROVEN_SECONDS:
        try:
            os.utime(f"{folder}/alive")
        except FileNotFoundError:
            (_folder(REGISTER) / "alive").touch()
        _proven = folder, now
    return True


def _name(scope: str) -> str:
    folder = os.fspath(settings.EPOCH_DIR)
    return folder if scope == REGISTER else f"{folder}/{scope}"


def _folder(scope: str) -> Path:
    folder = Path(_name(scope))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _markers(folder: str) -> list[str]:
    # os.listdir: pathlib would make an object of every name.
    return [name for name in os.listdir(folder) if name.startswith(_MARKER)]  # noqa: PTH208


def _swept(marker: Path) -> bool:
    """Answer whether this marker no longer counts; its age is real, whatever the demo's clock."""
    try:
        age = time.time() - marker.stat().st_mtime
    except FileNotFoundError:
        return False  # It ended this instant; the next request sees the new epoch.
    if age <= STALE_SECONDS:
        return False
    _ended(marker)
    return True


def _ended(marker: Path) -> None:
    renew(marker.parent)
    marker.unlink(missing_ok=True)


def _first_epoch(scope: str) -> str | None:
    try:
        return begun(_folder(scope))
    except OSError:
        return None
