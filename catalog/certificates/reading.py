"""Read the register for a verdict; what was changed, moved or cut is never believed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import DatabaseError
from django.db.models import QuerySet

from base import witness
from base.unreadable import UNREADABLE
from base.witness import Point
from catalog.certificates.events import History
from catalog.certificates.logs import NOTHING
from catalog.certificates.models import Certificate, CertificateEvent
from catalog.certificates.states import Standing, standing
from catalog.certificates.verdict import CANNOT_CHECK, Verdict, verdict


class Tampered(RuntimeError):  # noqa: N818 - the register's own word
    """A row of the log was changed after it was written."""


def register_rows() -> QuerySet[CertificateEvent]:
    """Answer all event rows with everything `as_event` and `content` need, in order."""
    return CertificateEvent.objects.select_related(
        "authority", "successor", "certificate__product"
    ).order_by("sequence")


def histories(rows: Iterable[CertificateEvent]) -> list[History]:
    """The histories of these rows' certificates; rows in order, all of each certificate.

    Raises:
        Tampered: a row was changed or made by somebody else, belongs to another holder or place,
            or one before it is gone.
    """
    return [
        History(mine[0].certificate.number, tuple(row.as_event() for row in mine))
        for mine in _gathered(rows).values()
    ]


def heads(rows: Iterable[CertificateEvent]) -> dict[int, Point]:
    """The last of these rows of each certificate, by the certificate's id."""
    return {row.certificate_id: Point(row.place, row.digest) for row in rows}


def believed(rows: Iterable[CertificateEvent], *, expected: Iterable[int] = ()) -> list[History]:
    """The histories of these rows, held against what was seen of their certificates before.

    `expected` are ids of certificates that may have lost all their rows.

    Raises:
        Tampered: as `histories`, or more was seen of a certificate than these rows.
        OSError: the witness cannot be read.
    """
    rows = list(rows)
    found = histories(rows)
    known = heads(rows)
    for certificate in {*known, *expected}:
        if not witness.agrees(chain_of(certificate), known.get(certificate, NOTHING)):
            raise Tampered(f"More was seen of certificate {certificate} than its rows tell.")
    return found


def chain_of(certificate: int | str) -> str:
    """The name the witness knows a certificate's events by, from its id."""
    return f"c/{certificate}"


def fault_of(row: CertificateEvent, earlier: CertificateEvent | None) -> str:
    """What is wrong with a row, read with the row before it in its certificate; "" when nothing.

    Sealed, of the holder it was granted to, in its place, and following the very row before.
    """
    place, digest = (earlier.place, earlier.digest) if earlier else NOTHING
    if not (row.is_whole() and row.is_sealed()):
        return "was changed, or not written by this register"
    if not row.is_with_its_holder():
        return "was granted to another holder"
    if not row.authority.is_sealed():
        return "names an authority that was changed"
    if (row.place, row.before) != (place + 1, digest):
        return "does not follow the row before it of its certificate"
    return ""


def _gathered(rows: Iterable[CertificateEvent]) -> dict[int, list[CertificateEvent]]:
    gathered: dict[int, list[CertificateEvent]] = {}
    for row in rows:
        mine = gathered.setdefault(row.certificate_id, [])
        if fault := fault_of(row, mine[-1] if mine else None):
            raise Tampered(f"Row {row.sequence} of the certificate log {fault}.")
        mine.append(row)
    return gathered


def verdict_of(rows: Iterable[CertificateEvent], at: dt.datetime, *, potential: bool) -> Verdict:
    """Answer the verdict of one product's rows.

    Fails closed: a row that cannot be believed or read, or no database, is "cannot be checked".
    """
    try:
        return verdict(believed(rows), at, potential=potential)
    except (Tampered, DatabaseError, OSError, *UNREADABLE):
        return CANNOT_CHECK


def standing_of(
    certificate: Certificate, rows: Iterable[CertificateEvent], at: dt.datetime
) -> Standing | None:
    """How a certificate stands, from its product's rows; None when it cannot be checked."""
    try:
        found = {each.number: each for each in believed(rows, expected=[certificate.pk])}
    except (Tampered, DatabaseError, OSError, *UNREADABLE):
        return None
    return standing(found.get(certificate.number, History(certificate.number, ())), at)
