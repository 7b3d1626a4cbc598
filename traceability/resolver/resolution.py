"""One function from an address to an answer, for page, machine, command and look-up alike.

Combines the pack's state with the product's verdict by the one fixed precedence. Fails closed:
whatever cannot be read, the answer is "cannot be checked now", never "in force".
"""

from __future__ import annotations

import datetime as dt
import logging

from django.db import DatabaseError, InterfaceError

from base import epoch
from catalog.certificates.models import CertificateEvent
from catalog.certificates.outcomes import Outcome, gravest
from catalog.certificates.reading import verdict_of
from catalog.certificates.verdict import Verdict
from catalog.parties.models import Agency
from catalog.products.models import Product
from traceability.labels.keys import KeyMissing
from traceability.resolver import reading
from traceability.resolver.address import Address
from traceability.resolver.answer import Answer, Certified, Pack, Why
from traceability.resolver.finding import Found, find

# A row that cannot be read as what it should be is as bad as no database at all.
_UNREADABLE = (
    DatabaseError, InterfaceError, KeyMissing, OSError, ValueError, TypeError, ArithmeticError,
)  # fmt: skip
log = logging.getLogger(__name__)


def resolve(address: Address, at: dt.datetime) -> Answer:
    """Say what holds for a code at the aware moment `at`, in at most four queries. Never raises.

    Database, label key or change marks that cannot be read give "cannot be checked now".
    """
    try:
        if not epoch.is_usable():
            return Answer(Outcome.CANNOT_CHECK, at)
        found = find(address)
        if found.why or found.product is None:
            return _unknown(found, at)
        return _judged(found, found.product, at)
    except _UNREADABLE as error:
        log.warning("A code could not be checked: %s", type(error).__name__)
        return Answer(Outcome.CANNOT_CHECK, at)


def _unknown(found: Found, at: dt.datetime, why: Why | None = None) -> Answer:
    return Answer(Outcome.UNKNOWN_CODE, at, found.code, why=why or found.why, product=found.product)


def _judged(found: Found, product: Product, at: dt.datetime) -> Answer:
    """Weigh what is known of pack and product."""
    rows = reading.register_of(product)
    mine = [row for row in rows if row.certificate.product_id == product.pk]
    verdict = verdict_of(mine, at, potential=product.is_potential)
    pack = reading.pack_of(found.lot, found.index, at) if found.lot else Pack()
    if not pack.is_printed:
        return _unknown(found, at, Why.NO_SUCH_LABEL)
    authority = _authority(verdict, mine)
    return Answer(
        outcome=gravest([verdict.outcome, *_against(pack)]),
        at=at,
        code=found.code,
        product=product,
        lot=found.lot,
        index=found.index,
        pack=pack,
        verdict=verdict,
        authority=authority,
        heirs=reading.heirs_of(authority, at) if authority else (),
        picture=found.picture,
        certified=_certified(rows, at),
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


def _authority(verdict: Verdict, rows: list[CertificateEvent]) -> Agency | None:
    """The body that granted the stars."""
    issuer = verdict.grant.authority if verdict.grant else None
    return next((row.authority for row in rows if row.authority.slug == issuer), None)


def _certified(rows: list[CertificateEvent], at: dt.datetime) -> tuple[Certified, ...]:
    """All products of the producer whose certificate is in force, in the order of their names."""
    by_product: dict[int, list[CertificateEvent]] = {}
    for row in rows:
        by_product.setdefault(row.certificate.product_id, []).append(row)
    held = []
    for mine in by_product.values():
        product = mine[0].certificate.product
        star = verdict_of(mine, at, potential=product.is_potential).star
        if star:
            held.append((product, star))
    held.sort(key=lambda pair: pair[0].sort_key)
    return tuple(Certified(p.code, p.slug, p.name_vi, p.name_en, star) for p, star in held)
