"""Who may propose or approve for an authority, asked of live memberships at each act."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from base.accounts.models import User
from catalog.certificates.guards import Reason, Refused
from catalog.parties.models import Agency, AgencyMembership, AgencyRole


def speaks_for(agency: Agency, day: dt.date) -> set[int]:
    """Answer the ids of the bodies that act for `agency` on `day`: itself, or its heirs.

    A body that no longer exists is spoken for by its successors, and theirs (architecture §3.6).
    """
    bodies: set[int] = set()
    asked: set[Agency] = set()
    waiting = {agency}
    while waiting:
        body = waiting.pop()
        asked.add(body)
        if body.existed_on(day):
            bodies.add(body.pk)
        else:
            waiting |= set(body.successors.all()) - asked
    return bodies


def require_role(user: User, role: AgencyRole, agency: Agency, day: dt.date) -> None:
    """Refuse unless `user` holds `role` on `day` at the agency or a body that acts for it.

    An agency nobody speaks for gives nobody the right: an empty set means no.

    Raises:
        Refused: not entitled, or the account is closed.
    """
    if not user.is_active:
        raise Refused(Reason.NOT_ACTIVE)
    live = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    entitled = AgencyMembership.objects.filter(
        live, user=user, role=role, agency_id__in=speaks_for(agency, day), valid_from__lte=day
    )
    if not entitled.exists():
        raise Refused(Reason.NOT_ENTITLED)
