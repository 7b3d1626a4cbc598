"""The certificate facts a list is filtered by, as plain columns (pure).

They say what happened, never what holds: which state follows is asked of them with a moment.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from catalog.certificates.events import History
from catalog.certificates.states import Standing, State, standing
from catalog.certificates.verdict import verdict

CANNOT_CHECK = "cannot_check"


@dataclass(frozen=True)
class Facts:
    """Of the certificate that speaks: stars, first and last local day, what blocks it, until when.

    `blocked` is empty, suspended, revoked, superseded or cannot_check; `blocked_until` is the
    aware moment an emergency suspension lapses by itself, None for whatever stays.
    """

    star: int | None = None
    in_force_from: dt.date | None = None
    in_force_until: dt.date | None = None
    blocked: str = ""
    blocked_until: dt.datetime | None = None


NOTHING = Facts()
BROKEN = Facts(blocked=CANNOT_CHECK)
BLOCKING = (State.SUSPENDED, State.REVOKED, State.SUPERSEDED)


def facts_of_product(histories: Iterable[History], at: dt.datetime) -> Facts:
    """Answer the facts of the certificate that governs the product at `at`.

    `at` must not lie before the last event: from then on the same certificate governs for ever.
    """
    known = {each.number: each for each in histories}
    number = verdict(known.values(), at).certificate
    return facts_of_certificate(known[number], at) if number else NOTHING


def facts_of_certificate(history: History, at: dt.datetime) -> Facts:
    """Answer the facts of one certificate; `at` as in `facts_of_product`."""
    stands = standing(history, at)
    if stands.grant is None:
        return NOTHING
    return Facts(
        star=stands.grant.star,
        in_force_from=stands.grant.first_day,
        in_force_until=stands.grant.last_day,
        blocked=str(stands.state) if stands.state in BLOCKING else "",
        blocked_until=_lapses_at(stands),
    )


def _lapses_at(stands: Standing) -> dt.datetime | None:
    return stands.changes_at if stands.state is State.SUSPENDED else None
