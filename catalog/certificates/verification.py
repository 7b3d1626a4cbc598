"""Walk the whole log and name every row that was changed, removed or reordered."""

from __future__ import annotations

from collections.abc import Iterator

from base import chain
from catalog.certificates.models import CertificateEvent, ChainHead
from catalog.certificates.reading import register_rows


def faults() -> Iterator[str]:
    """Answer one sentence per fault, naming the row and its certificate; none when all is well."""
    rows = list(register_rows())
    numbers = {row.sequence: row.certificate.number for row in rows}
    for fault in chain.broken_links(_links(rows)):
        certificate = numbers.get(fault.sequence, "–")
        yield f"row {fault.sequence} (certificate {certificate}): {fault.what}"
    yield from _head_faults(rows)


def _links(rows: list[CertificateEvent]) -> Iterator[chain.Link]:
    for row in rows:
        yield chain.Link(row.sequence, row.previous, row.digest, row.content())


def _head_faults(rows: list[CertificateEvent]) -> Iterator[str]:
    """The head remembers the last link, so a cut tail is noticed."""
    head = ChainHead.objects.first()
    last = rows[-1].sequence if rows else 0
    remembered = head.sequence if head else 0
    for sequence in range(last + 1, remembered + 1):
        yield f"row {sequence} (certificate –): missing"
    if remembered < last:
        yield f"head: says {remembered}, the log ends at {last}"
