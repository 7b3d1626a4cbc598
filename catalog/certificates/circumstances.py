"""What the guards ask about an event, beside the event itself: read once for a whole action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from base import clock
from base.unreadable import UNREADABLE
from catalog.certificates.entitlement import speaks_for
from catalog.certificates.events import GRANTS, History, Kind
from catalog.certificates.guards import Circumstances, Reason, Refused
from catalog.certificates.models import Certificate, CertificateEvent
from catalog.certificates.reading import Tampered, believed, register_rows
from catalog.parties.models import Agency

Rows = list[CertificateEvent]


@dataclass
class Past:
    """Certificates and all rows of their products' certificates, by the certificate's id."""

    certificates: dict[int, Certificate]
    held: dict[int, Rows]
    _heirs: dict[tuple[int, dt.date], set[int]] = field(default_factory=dict)

    def rows(self, certificate: Certificate) -> Sequence[CertificateEvent]:
        """The certificate's rows, oldest first."""
        return self.held.get(certificate.pk, ())

    def add(self, row: CertificateEvent) -> None:
        """Let the next event of the same action find this one."""
        self.held.setdefault(row.certificate_id, []).append(row)

    def history(self, certificate: Certificate) -> History:
        """What happened to the certificate so far."""
        return _history(self.rows(certificate), certificate.number)

    def circumstances(self, row: CertificateEvent) -> Circumstances:
        """What the guards ask about people, authority and product."""
        certificate = row.certificate
        people = [row.proposer] if row.approver is None else [row.proposer, row.approver]
        day = row.decision_date or clock.local(row.at).date()
        mine = self.rows(certificate)
        return Circumstances(
            now=clock.now(),
            authority_level=row.authority.level,
            authority_existed=row.authority.existed_on(day),
            authority_answers=self._answers(row, mine, day),
            proposer=row.proposer_id,
            approver=row.approver_id,
            people_active=all(person.is_active for person in people),
            product_is_potential=certificate.product.is_potential,
            capped_by=row.capped_by,
            others=self._others(certificate) if row.kind in GRANTS else (),
            alone_before=_alone_before(row.proposer_id, mine),
        )

    def _others(self, certificate: Certificate) -> tuple[History, ...]:
        return tuple(
            _history(rows, rows[0].certificate.number)
            for pk, rows in self.held.items()
            if pk != certificate.pk and rows[0].certificate.product_id == certificate.product_id
        )

    def _answers(
        self, row: CertificateEvent, mine: Sequence[CertificateEvent], day: dt.date
    ) -> bool:
        """Whether the body answers for the certificate: it granted it, or is heir of who did.

        A new paper is anybody's whose level may grant it, and what it supersedes goes with it.
        """
        grants = [each.authority for each in mine if each.kind in GRANTS]
        if row.kind in (Kind.ISSUED, Kind.SUPERSEDED) or not grants:
            return True
        return row.authority_id in self._speaks_for(grants[-1], day)

    def _speaks_for(self, agency: Agency, day: dt.date) -> set[int]:
        if (agency.pk, day) not in self._heirs:
            self._heirs[agency.pk, day] = speaks_for(agency, day)
        return self._heirs[agency.pk, day]


def past_of(ids: Iterable[int]) -> Past:
    """Everything the register holds of these certificates and of their products' other ones.

    Raises:
        Refused: it cannot be believed, so nothing is built on it.
    """
    wanted = Certificate.objects.filter(pk__in=set(ids)).select_related("product")
    certificates = {each.pk: each for each in wanted}
    products = {each.product_id for each in certificates.values()}
    try:
        rows = list(register_rows().filter(certificate__product__in=products))
        believed(rows, expected=certificates)
    except (Tampered, OSError, *UNREADABLE) as fault:
        raise Refused(Reason.CANNOT_BE_BELIEVED) from fault
    held: dict[int, Rows] = {}
    for row in rows:
        held.setdefault(row.certificate_id, []).append(row)
    return Past(certificates, held)


def _history(rows: Sequence[CertificateEvent], number: str) -> History:
    return History(number, tuple(row.as_event() for row in rows))


def _alone_before(proposer: int, rows: Sequence[CertificateEvent]) -> bool:
    """Whether the proposer suspended alone since two people last acted on the certificate."""
    for row in reversed(rows):
        if not row.emergency:
            return False
        if row.proposer_id == proposer:
            return True
    return False
