"""What one scan may remember for the next: passports, for as long as nothing has changed.

A passport is remembered under the head of the register's log that the scan's own question brought
and under the public epoch read before it. An event of a certificate moves the head in its own
transaction, so the very next scan, in whatever process, finds nothing remembered under the new one
and reads anew. docs/decisions/0011 says why that is safe.
"""

from __future__ import annotations

from django.db import DEFAULT_DB_ALIAS, connections

from traceability.resolver.memory import Memory
from traceability.resolver.passport import Passport
from traceability.resolver.question import Found
from traceability.resolver.reading import passport_of

MOST_PASSPORTS = 2000
OLDEST_SECONDS = 60.0

passports: Memory[Passport] = Memory(MOST_PASSPORTS, OLDEST_SECONDS)


def remembered(found: Found, epoch: str | None) -> Passport:
    """The passport of a product that was found; `epoch` is base.epoch's, read before the question.

    Without an epoch or a head, inside a transaction, or with a row nobody can believe, it is read
    and not kept.
    """
    key = _key(found, epoch)
    known = passports.get(key) if key else None
    if known is not None:
        return known
    passport = passport_of(found.product)
    if key and passport.is_sound:
        passports.put(key, passport)
    return passport


def _key(found: Found, epoch: str | None) -> tuple[object, ...] | None:
    # A transaction may see what nobody else does yet, and nobody may ever.
    database = connections[DEFAULT_DB_ALIAS]
    if epoch is None or not found.head or database.in_atomic_block:
        return None
    where = database.settings_dict
    return (where["HOST"], where["PORT"], where["NAME"], found.product, found.head, epoch)
