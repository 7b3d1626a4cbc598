"""One function from an address to an answer, for page, machine, command and look-up alike.

Combines the pack's state with the product's verdict by the one fixed precedence. Fails closed:
whatever cannot be read, the answer is "cannot be checked now", never "in force".
"""

from __future__ import annotations

import datetime as dt
import logging

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, InterfaceError

from base import epoch
from base.local_time import local
from catalog.certificates.outcomes import Outcome, gravest
from traceability.labels.keys import KeyMissing
from traceability.resolver.address import Address
from traceability.resolver.answer import Answer, Pack
from traceability.resolver.finding import Named, find
from traceability.resolver.passports import remembered
from traceability.resolver.question import Found

# A row that cannot be read as what it should be is as bad as no database at all.
_UNREADABLE = (
    DatabaseError, InterfaceError, ObjectDoesNotExist, KeyMissing, OSError, ValueError, TypeError,
    ArithmeticError,
)  # fmt: skip
log = logging.getLogger(__name__)


def resolve(address: Address, at: dt.datetime) -> Answer:
    """Say what holds for a code at the aware moment `at`, in at most four queries. Never raises.

    Database, label key or change marks that cannot be read give "cannot be checked now".
    """
    try:
        if not epoch.is_usable():
            return Answer(Outcome.CANNOT_CHECK, at)
        now = epoch.current()  # before the question: see resolver.passports
        named = find(address, local(at).date())
        if named.why or named.found is None:
            return _unknown(named, at)
        return _judged(named, named.found, now, at)
    except _UNREADABLE as error:
        log.warning("A code could not be checked: %s", type(error).__name__)
        return Answer(Outcome.CANNOT_CHECK, at)


def _unknown(named: Named, at: dt.datetime) -> Answer:
    hint = named.found.product if named.found else None
    return Answer(Outcome.UNKNOWN_CODE, at, named.code, why=named.why, product_id=hint)


def _judged(named: Named, found: Found, now: str | None, at: dt.datetime) -> Answer:
    """Weigh what is known of pack and product."""
    passport = remembered(found, now)
    verdict = passport.verdict(at, potential=found.is_potential)
    return Answer(
        outcome=gravest([verdict.outcome, *_against(found.pack)]),
        at=at,
        code=named.code,
        product_id=found.product,
        passport=passport,
        lot=found.lot,
        index=named.index,
        pack=found.pack,
        verdict=verdict,
    )


def _against(pack: Pack) -> list[Outcome]:
    """Everything that speaks against this pack, whatever its product's certificate says."""
    found = {
        Outcome.NOT_ACTIVATED: not pack.is_released,
        Outcome.VOID: pack.is_void,
        Outcome.RECALLED: pack.recall_reason_vi is not None,
        Outcome.NEEDS_CHECKING: pack.doubt_reason_vi is not None,
    }
    return [outcome for outcome, holds in found.items() if holds]
