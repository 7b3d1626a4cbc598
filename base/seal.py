"""Seals: keyed digests that nobody makes who only holds the database.

The keys stay outside the database (settings.SEAL_KEY_RING) and have versions, as label keys have.
A seal reads "<version>:<32 hexadecimal digits>": BLAKE2b of 128 bits under a key derived for its
purpose, so that the seal of one kind of row fits no other kind.
"""

import hmac
from collections.abc import Iterable
from hashlib import blake2b
from typing import ClassVar

from django.conf import settings

from base.master_keys import KeyMissing, MasterKeys

DIGEST_BYTES = 16
LONGEST = 40  # characters of a seal, for its column

# For development and tests only: published here, so worthless. Settings refuse it in production.
DEVELOPMENT_KEYS = "1:Y2hvLXBoaWVuIGRldmVsb3BtZW50IHNlYWwsIG5vdCBzZWNyZXQ="


class Unbelievable(RuntimeError):  # noqa: N818 - says what is the case
    """A sealed row was changed behind our back, or is older than what was seen: say nothing."""


class SealKeys(MasterKeys):
    """The master keys of seals."""

    NAME: ClassVar[str] = "Seal key"


def seal(purpose: str, content: bytes) -> str:
    """The seal of a content under the newest key."""
    version = settings.SEAL_KEY_RING.newest
    return f"{version}:{_digest(version, purpose, content)}"


def is_sealed(given: str, purpose: str, content: bytes) -> bool:
    """Whether we made this seal for this very content.

    False for a seal of another purpose or shape, and for one whose key is not at hand.
    """
    version, _colon, digest = given.partition(":")
    try:
        expected = _digest(int(version), purpose, content)
    except (KeyMissing, ValueError):
        return False
    return hmac.compare_digest(expected.encode(), digest.encode())


def packed(values: Iterable[str | int | None]) -> bytes:
    """The columns of a row as one content, such that no other row packs alike.

    Booleans count as 0 and 1, as some databases give them back.
    """
    return b"".join(_packed(each) for each in values)


def _packed(value: str | int | None) -> bytes:
    if value is None:
        return b"N"
    text = (value if isinstance(value, str) else f"{int(value)}").encode()
    return b"%d:%b" % (len(text), text)


def _digest(version: int, purpose: str, content: bytes) -> str:
    key = settings.SEAL_KEY_RING.derived(version, f"cho-phien seal|{version}|{purpose}")
    return blake2b(content, key=key, digest_size=DIGEST_BYTES).hexdigest()
