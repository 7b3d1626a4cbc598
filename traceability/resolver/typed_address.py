"""Typed text as an address to resolve: for commands and other machines, which get no help page."""

from __future__ import annotations

from collections.abc import Collection

from traceability.resolver.address import Address
from traceability.resolver.digital_link import DigitalLink
from traceability.resolver.typed import (
    Barcode,
    BrokenLink,
    Mistyped,
    ProductCode,
    UnitCode,
    read_typed,
)


def typed_address(text: str, hosts: Collection[str]) -> Address:
    """The address meant; whatever is no code of ours is one that was mistyped."""
    typed = read_typed(text, hosts)
    if isinstance(typed, UnitCode | ProductCode | DigitalLink | BrokenLink | Mistyped):
        return typed
    if isinstance(typed, Barcode):
        return DigitalLink(typed.gtin14)
    return Mistyped(text)
