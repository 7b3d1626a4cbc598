"""The master keys of labels, kept outside the database, and the keys derived from them.

A version is never reused: labels already on packs name it. Losing a master key makes the labels
of that version unreadable; giving one away makes them forgeable. Each lot has its own key, so a
lot key that leaks harms one lot.
"""

import base64
import binascii
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Self

SHORTEST_MASTER = 32

# For development and tests only: published here, so worthless. Settings refuse it in production.
DEVELOPMENT_KEYS = "1:Y2hvLXBoaWVuIGRldmVsb3BtZW50IGtleSwgbm90IHNlY3JldA=="


class KeyMissing(LookupError):  # noqa: N818 - says what is the case, as LookupError does
    """The master key of a version is not on the ring: its labels cannot be checked now."""


@dataclass(frozen=True)
class KeyRing:
    """Master keys by version, 1 upwards. Never printed: its repr holds no key."""

    masters: Mapping[int, bytes] = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse an empty ring, versions below 1 and short keys with a ValueError."""
        if not self.masters:
            raise ValueError("At least one label key is needed, such as 1:<base64>.")
        for version, master in self.masters.items():
            if version < 1:
                raise ValueError("Versions of label keys count from 1.")
            if len(master) < SHORTEST_MASTER:
                raise ValueError(f"Label key {version} is shorter than {SHORTEST_MASTER} bytes.")
        object.__setattr__(self, "masters", MappingProxyType(dict(self.masters)))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "1:base64,2:base64"; a ValueError names the part that is wrong, never the key."""
        masters: dict[int, bytes] = {}
        for place, part in enumerate(text.split(","), start=1):
            version, master = _parse_part(part.strip(), place)
            if version in masters:
                raise ValueError(f"Label key {version} is given twice.")
            masters[version] = master
        return cls(masters)

    @property
    def newest(self) -> int:
        """The version new lots are printed with; older ones only check."""
        return max(self.masters)

    def lot_key(self, version: int, lot_number: int) -> bytes:
        """The key of one lot. Bound to the lot's permanent number, never to text one can edit."""
        return self._derive(version, f"lot|{lot_number}")

    def lot_number_key(self, version: int) -> bytes:
        """The key that hides lot numbers in the codes of lots without a GTIN."""
        return self._derive(version, "lot-number")

    def _derive(self, version: int, purpose: str) -> bytes:
        try:
            master = self.masters[version]
        except KeyError:
            raise KeyMissing(f"Label key {version} is not on the ring.") from None
        return _derived(master, f"cho-phien label|{version}|{purpose}")


# A scan needs two keys, and a lot is scanned and printed more than once.
@lru_cache(maxsize=1024)
def _derived(master: bytes, purpose: str) -> bytes:
    return hmac.digest(master, purpose.encode(), "sha256")


def _parse_part(part: str, place: int) -> tuple[int, bytes]:
    version, colon, encoded = part.partition(":")
    if not colon or not (version.isascii() and version.isdigit()):
        raise ValueError(f"Part {place} of the label keys is not <version>:<base64>.")
    try:
        return int(version), base64.b64decode(encoded, validate=True)
    except binascii.Error:
        raise ValueError(f"Label key {version} is not valid base64.") from None
