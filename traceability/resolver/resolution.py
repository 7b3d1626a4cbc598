"""One function from an address to an answer, for page, machine, command and look-up alike.

Combines the pack's state with the product's verdict by the one fixed precedence. Fails closed:
whatever cannot be read or believed, the answer is "cannot be checked now", never "in force".
"""

from __future__ import annotations

import datetime as dt
import logging

from django.db import DatabaseError, InterfaceError

from base import epoch, witness
from base.database import close_if_damaged
from base.seal import Unbelievable
from catalog.certificates.outcomes import Outcome, gravest
from catalog.window.documents import product_verdict
from traceability.labels.keys import KeyMissing
from traceability.lots.shown import ShownLot
from traceability.resolver.address import Address
from traceability.resolver.answer import Answer
from traceability.resolver.finding import Named, find
from traceability.resolver.question import Found

# A row that cannot be read as what it should be is as bad as no database at all.
_UNREADABLE = (
    DatabaseError, InterfaceError, KeyMissing, Unbelievable, OSError, ValueError, TypeError,
    LookupError, ArithmeticError,
)  # fmt: skip
log = logging.getLogger(__name__)


def resolve(address: Address, at: dt.datetime) -> Answer:
    """What holds for a code at the aware moment `at`, in one query when it is ours. Never raises.

    Database, seals, witness, label key or change marks that cannot be read or believed give
    "cannot be checked now".
    """
    try:
        if not epoch.is_usable():
            return Answer(Outcome.CANNOT_CHECK, at)
        with witness.as_now():  # before the rows: an act written meanwhile is no doubt of them
            named = find(address)
        if named.why or named.found is None:
            return _unknown(named, at)
        return _judged(named, named.found, at)
    except _UNREADABLE as error:
        close_if_damaged(error)
        log.warning("A code could not be checked: %s: %s", type(error).__name__, error)
        return Answer(Outcome.CANNOT_CHECK, at)


def _unknown(named: Named, at: dt.datetime) -> Answer:
    hint = named.found.product["id"] if named.found else None
    return Answer(Outcome.UNKNOWN_CODE, at, named.code, why=named.why, product_id=hint)


def _judged(named: Named, found: Found, at: dt.datetime) -> Answer:
    """Weigh what is known of pack and product."""
    verdict = product_verdict(found.product, at)
    against = _against(found.lot, named.index, at) if found.lot else []
    return Answer(
        outcome=gravest([verdict.outcome, *against]),
        at=at,
        code=named.code,
        product_id=found.product["id"],
        found=found,
        index=named.index,
        verdict=verdict,
    )


def _against(lot: ShownLot, index: int | None, at: dt.datetime) -> list[Outcome]:
    """Everything that speaks against this pack, whatever its product's certificate says."""
    holds = {
        Outcome.NOT_ACTIVATED: not lot.is_released(at),
        Outcome.VOID: index is not None and lot.void_reason(index) is not None,
        Outcome.RECALLED: lot.recall is not None,
        Outcome.NEEDS_CHECKING: lot.doubt is not None,
    }
    return [outcome for outcome, speaks in holds.items() if speaks]
