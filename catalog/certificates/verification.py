"""Walk the whole log and name every row that was changed, removed or reordered."""

from __future__ import annotations

from collections.abc import Iterator

from base import chain
from catalog.certificates.models import CertificateEvent, ChainHead
from catalog.certificates.reading import UNREADABLE, register_rows


def faults() -> Iterator[str]:
    """Answer one sentence per fault, naming the row and its certificate; none when all is well."""
    unreadable: list[str] = []
    rows = list(_readable(unreadable))
    numbers = {row.sequence: row.certificate.number for row in rows}
    yield from unreadable
    for fault in chain.broken_links(_links(rows)):
        certificate = numbers.get(fault.sequence, "–")
        yield f"row {fault.sequence} (certificate {certificate}): {fault.what}"
    yield from _head_faults(rows)


def _readable(unreadable: list[str]) -> Iterator[CertificateEvent]:
    """Read row by row when a column holds what it cannot hold; such a row is named, not fatal."""
    try:
        yield from list(register_rows())
    except UNREADABLE:
        for pk in CertificateEvent.objects.order_by("pk").values_list("pk", flat=True):
            try:
                yield from list(register_rows().filter(pk=pk))
            except UNREADABLE:
                unreadable.append(f"row {pk} (certificate –): cannot be read")


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
        yield f"head: says {remembered}, the log ends at row {last}"
    if head and rows and remembered == last and head.digest != rows[-1].digest:
        yield f"head: remembers another row {last} (certificate {rows[-1].certificate.number})"
