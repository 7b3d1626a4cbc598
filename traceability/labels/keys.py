"""The master keys of labels, kept outside the database, and the keys derived from them.

A version is never reused: labels already on packs name it. Losing a master key makes the labels
of that version unreadable; giving one away makes them forgeable. Each lot has its own key, so a
lot key that leaks harms one lot.
"""

from typing import ClassVar

from base.master_keys import KeyMissing, MasterKeys

__all__ = ["DEVELOPMENT_KEYS", "KeyMissing", "KeyRing"]

# For development and tests only: published here, so worthless. Settings refuse it in production.
DEVELOPMENT_KEYS = "1:Y2hvLXBoaWVuIGRldmVsb3BtZW50IGtleSwgbm90IHNlY3JldA=="


class KeyRing(MasterKeys):
    """The master keys of labels by version."""

    NAME: ClassVar[str] = "Label key"

    def lot_key(self, version: int, lot_number: int) -> bytes:
        """The key of one lot. Bound to the lot's permanent number, never to text one can edit."""
        return self.derived(version, f"cho-phien label|{version}|lot|{lot_number}")

    def lot_number_key(self, version: int) -> bytes:
        """The key that hides lot numbers in the codes of lots without a GTIN."""
        return self.derived(version, f"cho-phien label|{version}|lot-number")
