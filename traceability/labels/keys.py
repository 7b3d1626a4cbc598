"""The master keys of labels, kept outside the database, and the keys derived from them.

A version is never reused: labels already on packs name it. Losing a master key makes the labels
of that version unreadable; giving one away makes them forgeable. Each lot has its own key, so a
lot key that leaks harms one lot.
"""

from dataclasses import dataclass, field, replace
from typing import ClassVar, Self

from base.master_keys import KeyMissing, MasterKeys

__all__ = ["DEVELOPMENT_KEYS", "KeyMissing", "KeyRing"]

# For development and tests only: published here, so worthless. Settings refuse it in production.
DEVELOPMENT_KEYS = "1:Y2hvLXBoaWVuIGRldmVsb3BtZW50IGtleSwgbm90IHNlY3JldA=="


@dataclass(frozen=True)
class KeyRing(MasterKeys):
    """The master keys of labels by version; a retired one reads labels and makes no new ones."""

    retired: frozenset[int] = field(default=frozenset(), repr=False)

    NAME: ClassVar[str] = "Label key"
    HIGHEST: ClassVar[int] = 6  # one for each letter of a path (labels.codes)

    @property
    def newest(self) -> int:
        """The version new lots are opened with: the highest that is not retired."""
        return max(self.masters.keys() - self.retired)

    def retiring(self, text: str) -> Self:
        """The keys with the versions "1,2" retired; ValueError unless they are here and not all."""
        versions = versions_of(text)
        if missing := versions - self.masters.keys():
            raise ValueError(f"Label key {min(missing)} is not among LABEL_KEYS.")
        if not self.masters.keys() - versions:
            raise ValueError(
                "every label key is retired, so nothing can be printed. Add a new one."
            )
        return replace(self, retired=versions)

    def lot_key(self, version: int, lot_number: int) -> bytes:
        """The key of one lot. Bound to the lot's permanent number, never to text one can edit."""
        return self.derived(version, f"cho-phien label|{version}|lot|{lot_number}")

    def lot_number_key(self, version: int) -> bytes:
        """The key that hides lot numbers in the codes of lots without a GTIN."""
        return self.derived(version, f"cho-phien label|{version}|lot-number")


def versions_of(text: str) -> frozenset[int]:
    """Read "1,2": versions of keys, none for no text; a ValueError names what is none."""
    words = [word.strip() for word in text.split(",") if word.strip()]
    if wrong := [word for word in words if not (word.isascii() and word.isdigit())]:
        raise ValueError(f"{wrong[0]!r} is not the number of a key. Write it such as 1, or 1,2.")
    return frozenset(map(int, words))
