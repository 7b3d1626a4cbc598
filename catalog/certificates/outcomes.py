"""The one closed list of outcomes, in their fixed order of precedence (architecture §3.3; pure)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Outcome(StrEnum):
    """What a scan or a look-up says. The first that applies, in this order, is the answer."""

    CANNOT_CHECK = "cannot_check"
    UNKNOWN_CODE = "unknown_code"
    NOT_ACTIVATED = "not_activated"
    VOID = "void"
    RECALLED = "recalled"
    REVOKED = "revoked"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    NOT_COVERED = "not_covered"
    POTENTIAL = "potential"
    NEEDS_CHECKING = "needs_checking"
    IN_FORCE = "in_force"


PRECEDENCE = {outcome: place for place, outcome in enumerate(Outcome)}


def gravest(outcomes: Iterable[Outcome]) -> Outcome:
    """Answer the one that takes precedence; nothing at all means nothing could be checked."""
    return min(outcomes, key=PRECEDENCE.__getitem__, default=Outcome.CANNOT_CHECK)
