"""Master keys by version, kept outside the database, and what is derived from them (pure)."""

import base64
import binascii
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import ClassVar, Self

SHORTEST_MASTER = 32


class KeyMissing(LookupError):  # noqa: N818 - says what is the case, as LookupError does
    """The master key of a version is not at hand: what it made cannot be checked now."""


@dataclass(frozen=True)
class MasterKeys:
    """Master keys by version, 1 to HIGHEST. Never printed: its repr holds no key."""

    masters: Mapping[int, bytes] = field(repr=False)

    NAME: ClassVar[str] = "Master key"
    HIGHEST: ClassVar[int] = 32767  # a column of two bytes keeps it, five digits of a seal tell it

    def __post_init__(self) -> None:
        """Refuse no keys at all, versions outside 1 to HIGHEST and short keys: ValueError."""
        if not self.masters:
            raise ValueError(f"At least one {self.NAME.lower()} is needed, such as 1:<base64>.")
        for version, master in self.masters.items():
            if version < 1:
                raise ValueError(f"Versions of {self.NAME.lower()}s count from 1.")
            if version > self.HIGHEST:
                said = f"Versions of {self.NAME.lower()}s end at {self.HIGHEST}"
                raise ValueError(f"{said}; {version} is too high.")
            if len(master) < SHORTEST_MASTER:
                raise ValueError(f"{self.NAME} {version} is shorter than {SHORTEST_MASTER} bytes.")
        object.__setattr__(self, "masters", MappingProxyType(dict(self.masters)))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "1:base64,2:base64"; a ValueError names the part that is wrong, never the key."""
        masters: dict[int, bytes] = {}
        for place, part in enumerate(text.split(","), start=1):
            version, master = cls._part(part.strip(), place)
            if version in masters:
                raise ValueError(f"{cls.NAME} {version} is given twice.")
            masters[version] = master
        return cls(masters)

    @property
    def newest(self) -> int:
        """The version new things are made with; older ones only check."""
        return max(self.masters)

    def derived(self, version: int, purpose: str) -> bytes:
        """32 bytes for one purpose; KeyMissing when the version is not at hand."""
        try:
            master = self.masters[version]
        except KeyError:
            raise KeyMissing(f"{self.NAME} {version} is not on the ring.") from None
        return _derived(master, purpose)

    @classmethod
    def _part(cls, part: str, place: int) -> tuple[int, bytes]:
        version, colon, encoded = part.partition(":")
        if not colon or not (version.isascii() and version.isdigit()):
            raise ValueError(f"Part {place} of the {cls.NAME.lower()}s is not <version>:<base64>.")
        try:
            return int(version), base64.b64decode(encoded, validate=True)
        except binascii.Error:
            raise ValueError(f"{cls.NAME} {version} is not valid base64.") from None


# A scan needs a handful of keys, and a lot is scanned and printed more than once.
@lru_cache(maxsize=1024)
def _derived(master: bytes, purpose: str) -> bytes:
    return hmac.digest(master, purpose.encode(), "sha256")
