"""Say how one certificate stands: in a sentence for people, as plain values for programs."""

from __future__ import annotations

import datetime as dt

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from base.formats.dates import date_text
from catalog.certificates.outcomes import Outcome
from catalog.certificates.states import Standing, State

WORDS: dict[State, Promise] = {
    State.NOT_YET: lazy("not in force yet"),
    State.IN_FORCE: lazy("in force until the end of %(last)s"),
    State.SUSPENDED: lazy("suspended since %(since)s"),
    State.EXPIRED: lazy("expired at the end of %(last)s"),
    State.REVOKED: lazy("revoked on %(since)s"),
    State.SUPERSEDED: lazy("superseded by %(successor)s on %(since)s"),
}


def told(standing: Standing | None) -> str:
    """The certificate's own standing in words; None is one that cannot be checked."""
    if standing is None:
        return _("cannot be checked now")
    cause, grant = standing.cause, standing.grant
    values = {
        "since": _day(cause.first_day if cause else None),
        "last": _day(grant.last_day if grant else None),
        "successor": cause.successor if cause else "",
    }
    return str(WORDS[standing.state]) % values


def as_values(standing: Standing | None) -> dict[str, str | None]:
    """The same as plain values; `valid_until` is the last day of the paper, whatever ended it."""
    cause, grant = (standing.cause, standing.grant) if standing else (None, None)
    return {
        "state": str(standing.state if standing else Outcome.CANNOT_CHECK),
        "decided_on": cause.first_day.isoformat() if cause else None,
        "superseded_by": (cause.successor if cause else "") or None,
        "valid_from": grant.first_day.isoformat() if grant else None,
        "valid_until": grant.last_day.isoformat() if grant and grant.last_day else None,
    }


def _day(day: dt.date | None) -> str:
    return date_text(day, get_language() or "vi") if day else ""
