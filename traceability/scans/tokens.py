"""A number that tells one day's visitors of a lot apart, and nobody's name.

It is a keyed digest of address, browser and lot under a random key of the day. The key lives in a
file for 48 hours and is then destroyed; after that no number can be linked to a visitor again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings

from traceability.scans.segment import folder

KEY_BYTES = 32
TOKEN_BYTES = 4
YESTERDAY = dt.timedelta(days=1)
_ENDING = ".key"


def day_token(address: str, browser: str, lot: int | None, day: dt.date) -> int | None:
    """Answer 32 bits for this visitor, lot and local day; None when no key can be read or made."""
    try:
        key = _key_of(day)
    except OSError:
        return None
    if len(key) != KEY_BYTES:  # the power failed while it was written: no key, no secret
        return None
    said = "\x1f".join((address, browser, str(lot or "")))
    digest = hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=TOKEN_BYTES, key=key)
    return int.from_bytes(digest.digest())


def destroy_old_keys(today: dt.date) -> int:
    """Delete the keys of all days before yesterday, so that none is older than 48 hours.

    Answers how many went. A key is made on the day it serves, so its name is its age.
    """
    old = [path for path in _folder().glob(f"*{_ENDING}") if _day_of(path) < today - YESTERDAY]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _key_of(day: dt.date) -> bytes:
    """Read the day's key; of two processes that make it at once, one wins and both use that."""
    name = f"{day.isoformat()}{_ENDING}"
    try:
        return _read(f"{os.fspath(settings.SCAN_DIR)}/keys/{name}")
    except FileNotFoundError:
        path = _folder() / name
        destroy_old_keys(day)  # the first scan of a day also clears up, whoever forgot to drain
        # Named like the day's key, so that it goes with it should this process be killed here.
        fresh = path.with_name(f"{day.isoformat()}.{secrets.token_hex(8)}{_ENDING}")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(handle, secrets.token_bytes(KEY_BYTES))
        finally:
            os.close(handle)
        _link_once(fresh, path)
        return path.read_bytes()


def _read(path: str) -> bytes:
    # Bare system calls: every scan reads the key, and none keeps it.
    handle = os.open(path, os.O_RDONLY)
    try:
        return os.read(handle, KEY_BYTES)
    finally:
        os.close(handle)


def _link_once(fresh: Path, path: Path) -> None:
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


def _folder() -> Path:
    path = folder() / "keys"
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def _day_of(path: Path) -> dt.date:
    return dt.date.fromisoformat(path.name.partition(".")[0])
