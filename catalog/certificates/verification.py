"""Walk the whole log and name every row that was changed, forged, moved, cut or removed.

Other features add checks of what they keep (`register_check`); `manage.py verify_log` makes all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from base import chain, witness
from base.witness import Point
from catalog.certificates.models import HEAD, Certificate, CertificateEvent, ChainHead
from catalog.certificates.reading import NOTHING, UNREADABLE, chain_of, heads, register_rows
from catalog.certificates.witnessed import LOG

Check = Callable[[], Iterable[str]]
SAID = {
    "content": "was changed",
    "link": "does not follow the row before it",
    "missing": "missing",
}
checks: dict[str, Check] = {}


def register_check(name: str, check: Check) -> None:
    """Let `verify_log` check more: `check` gives one sentence for each fault; none means whole."""
    checks[name] = check


def faults() -> Iterator[str]:
    """One sentence for each fault of the database's own log, naming row and certificate."""
    unreadable: list[str] = []
    rows = list(_readable(unreadable))
    yield from unreadable
    yield from _chain_faults(rows)
    yield from _head_faults(rows)
    yield from _history_faults(rows)


def witness_faults() -> Iterator[str]:
    """One sentence for each thing this machine has seen in the log and that is not there now."""
    rows = list(_readable([]))
    log = Point(rows[-1].sequence, rows[-1].digest) if rows else NOTHING
    seen = witness.last(LOG)
    if seen and not witness.agrees(LOG, log):
        yield _lost("the log", log, seen)
    known = heads(rows)
    numbers = dict(Certificate.objects.values_list("pk", "number"))
    for name, seen in witness.everything().items():
        if not name.startswith(chain_of("")):
            continue
        certificate = int(name.removeprefix(chain_of("")))
        point = known.get(certificate, NOTHING)
        if not witness.agrees(name, point):
            yield _lost(
                f"certificate {numbers.get(certificate, f'with id {certificate}')}", point, seen
            )


def kept_elsewhere(head: Point) -> Iterator[str]:
    """What is wrong with the log when this was its head once."""
    row = CertificateEvent.objects.filter(sequence=head.place).only("digest").first()
    if row is None:
        yield f"row {head.place} (certificate –): missing, but it was there once"
    elif row.digest != head.digest:
        yield f"row {head.place} (certificate –): is another one than was there once"


def _lost(what: str, point: Point, seen: Point) -> str:
    if point.place < seen.place:
        return f"{what}: ends at {point.place}, but this machine has seen {seen.place}"
    return f"{what}: its row {point.place} is another one than this machine has seen"


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


def _chain_faults(rows: list[CertificateEvent]) -> Iterator[str]:
    numbers = {row.sequence: row.certificate.number for row in rows}
    links = (chain.Link(row.sequence, row.previous, row.digest, row.content()) for row in rows)
    for fault in chain.broken_links(links):
        certificate = numbers.get(fault.sequence, "–")
        yield f"row {fault.sequence} (certificate {certificate}): {SAID[fault.what]}"


def _head_faults(rows: list[CertificateEvent]) -> Iterator[str]:
    """The head remembers the last link, so a cut tail is noticed."""
    heads_found = list(ChainHead.objects.order_by("pk").values_list("pk", flat=True))
    if heads_found not in ([], [HEAD]):
        yield f"head: there is one, numbered {HEAD}; the table holds {heads_found}"
    head = ChainHead.objects.first()
    last = rows[-1].sequence if rows else 0
    remembered = head.sequence if head else 0
    for sequence in range(last + 1, remembered + 1):
        yield f"row {sequence} (certificate –): missing"
    if remembered < last:
        yield f"head: says {remembered}, the log ends at row {last}"
    if head and rows and remembered == last and head.digest != rows[-1].digest:
        yield f"head: remembers another row {last} (certificate {rows[-1].certificate.number})"


def _history_faults(rows: list[CertificateEvent]) -> Iterator[str]:
    """What each certificate's own chain tells of its rows: seals, holders, places."""
    earlier: dict[int, CertificateEvent] = {}
    for row in rows:
        certificate = row.certificate.number
        before = earlier.get(row.certificate_id)
        place, digest = (before.place, before.digest) if before else NOTHING
        if row.is_whole() and not row.is_sealed():
            yield f"row {row.sequence} (certificate {certificate}): not written by this register"
        if not row.is_with_its_holder():
            yield f"row {row.sequence} (certificate {certificate}): granted to another holder"
        if row.place != place + 1:
            yield f"certificate {certificate}: event {row.place} comes after event {place}"
        elif row.before != digest:
            yield f"certificate {certificate}: event {row.place} follows another event {place}"
        earlier[row.certificate_id] = row
