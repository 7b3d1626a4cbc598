"""The slot of the scan page, and what panels are told of the pack that was scanned."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.certificates.outcomes import Outcome
from themes import slots


@dataclass(frozen=True, slots=True)
class ScannedPack:
    """The outcome of a scan, and the product its code belongs to: number, slug and code."""

    outcome: Outcome
    product: int
    slug: str
    code: str


SCAN_MORE = slots.declare(
    "scan.more", ScannedPack, "a scan of a known product, below what is known of it"
)
