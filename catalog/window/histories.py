"""Event rows into the histories of a document, and whether they may be believed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from base.unreadable import UNREADABLE
from base.witness import Point, agrees
from catalog.certificates.events import History
from catalog.certificates.models import Certificate, CertificateEvent
from catalog.certificates.reading import Tampered, chain_of, heads, histories
from catalog.window.documents import event_document

Rows = list[CertificateEvent]


@dataclass(frozen=True)
class Told:
    """What the register tells of one certificate: its event rows, in order, and what was known.

    `known` is the last event its public row was made from so far, None when there is no such row.
    """

    certificate: Certificate
    rows: Rows
    known: Point | None = None
    is_readable: bool = True

    @property
    def point(self) -> Point:
        """The last event: its place from 1 and its digest; place 0 when there is none."""
        last = heads(self.rows).get(self.certificate.pk, Point(0, ""))
        return last if isinstance(last.place, int) else Point(0, "")

    @property
    def history(self) -> History | None:
        """The history; None when a row was changed, moved, left out, or cut off at the end."""
        if not self.is_readable:
            return None
        try:
            found = histories(self.rows)
        except (Tampered, *UNREADABLE):
            return None
        if not self._is_the_end(self.point):
            return None
        return found[0] if found else History(self.certificate.number, ())

    def points(self) -> list[tuple[str, int, str]]:
        """Chain, place and digest of the last event, as public rows carry them."""
        point = self.point
        return [(chain_of(self.certificate.pk), point.place, point.digest)] if point.place else []

    def document(self) -> dict[str, Any]:
        """Number, slug and events; the latter only of a history that is believed."""
        history = self.history
        return {
            "number": self.certificate.number,
            "slug": self.certificate.slug,
            "events": [event_document(each) for each in history.events] if history else [],
        }

    def _is_the_end(self, point: Point) -> bool:
        """Whether neither the public row nor the witness knows of a later event."""
        known = self.known
        if known and (point.place < known.place or (point.place == known.place and point != known)):
            return False
        return agrees(chain_of(self.certificate.pk), point)


def readable(rows: QuerySet[CertificateEvent]) -> tuple[Rows, set[int]]:
    """The rows that can be read, and the ids of certificates with one that cannot.

    A column of SQLite may hold what no event can say; one such row must not stop all others.
    """
    try:
        return list(rows), set()
    except UNREADABLE:
        found, unreadable = [], set()
        for pk, certificate in rows.values_list("pk", "certificate_id"):
            try:
                found += list(rows.filter(pk=pk))
            except UNREADABLE:
                unreadable.add(certificate)
        return found, unreadable


def gathered(
    certificates: Iterable[Certificate],
    rows: Iterable[CertificateEvent],
    known: Mapping[int, Point],
    unreadable: Collection[int] = (),
) -> dict[int, list[Told]]:
    """What the register tells of each certificate, by product, in the order given.

    `unreadable` are ids of certificates with an event that cannot be read.
    """
    mine: dict[int, Rows] = {}
    for row in rows:
        mine.setdefault(row.certificate_id, []).append(row)
    told: dict[int, list[Told]] = {}
    for each in certificates:
        one = Told(each, mine.get(each.pk, []), known.get(each.pk), each.pk not in unreadable)
        told.setdefault(each.product_id, []).append(one)
    return told
