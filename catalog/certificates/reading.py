"""Read the register for a verdict; a row that does not match its digest is never believed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import DatabaseError
from django.db.models import QuerySet

from base import chain
from base.witness import Point
from catalog.certificates.events import History
from catalog.certificates.models import CertificateEvent
from catalog.certificates.verdict import CANNOT_CHECK, Verdict, verdict

# What a row raises whose column holds something that column cannot hold.
UNREADABLE = (ValueError, TypeError, AttributeError, ArithmeticError)


class Tampered(RuntimeError):  # noqa: N818 - the register's own word
    """A row of the log was changed after it was written."""


def register_rows() -> QuerySet[CertificateEvent]:
    """Answer all event rows with everything `as_event` and `content` need, in order."""
    return CertificateEvent.objects.select_related(
        "authority", "successor", "certificate__product"
    ).order_by("sequence")


def histories(rows: Iterable[CertificateEvent]) -> list[History]:
    """Gather rows, in order, into the histories of their certificates.

    Raises:
        Tampered: a row does not match its own digest.
    """
    gathered: dict[str, list[CertificateEvent]] = {}
    for row in rows:
        if chain.digest(row.previous, row.content()) != row.digest:
            raise Tampered(f"Row {row.sequence} of the certificate log was changed.")
        gathered.setdefault(row.certificate.number, []).append(row)
    return [
        History(number, tuple(row.as_event() for row in mine)) for number, mine in gathered.items()
    ]


def chain_of(certificate: int) -> str:
    """What the witness calls the chain of one certificate's events."""
    return f"c/{certificate}"


def heads(rows: Iterable[CertificateEvent]) -> dict[int, Point]:
    """The last event of each certificate, by its id: its place from 1, and its digest."""
    gathered: dict[int, Point] = {}
    for row in rows:
        before = gathered.get(row.certificate_id)
        gathered[row.certificate_id] = Point(before.place + 1 if before else 1, row.digest)
    return gathered


def verdict_of(rows: Iterable[CertificateEvent], at: dt.datetime, *, potential: bool) -> Verdict:
    """Answer the verdict of one product's rows.

    Fails closed: a row that cannot be believed or read, or no database, is "cannot be checked".
    """
    try:
        return verdict(histories(rows), at, potential=potential)
    except (Tampered, DatabaseError, *UNREADABLE):
        return CANNOT_CHECK
