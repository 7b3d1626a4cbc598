"""From an address to the product, lot and label it names, or to why it names nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from base.codes.crockford import tidy
from traceability.labels.codes import (
    index_of,
    letter_of,
    lot_and_index_of,
    lot_number_of,
    unit_code,
    unit_index_of,
    version_of,
)
from traceability.labels.keys import KeyMissing, KeyRing
from traceability.lots.shown import ShownLot
from traceability.resolver.address import Address
from traceability.resolver.answer import Why
from traceability.resolver.digital_link import DigitalLink
from traceability.resolver.question import (
    Found,
    lot_numbered,
    lot_with_barcode,
    product_coded,
    product_with_barcode,
    version_is_printed,
)
from traceability.resolver.typed import BrokenLink, Mistyped, ProductCode, UnitCode

LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Named:
    """What an address names. With a `why` it names nothing; a product is then only a hint."""

    code: str
    why: Why = Why.NOTHING
    found: Found | None = None
    index: int | None = None


def find(address: Address) -> Named:
    """Look an address up: in one query when it names something of ours.

    Raises:
        KeyMissing: its label key is not at hand.
        Unbelievable: a row it names was changed behind our back.
    """
    match address:
        case DigitalLink():
            return _by_link(address)
        case UnitCode():
            return _by_unit(address)
        case ProductCode(code):
            return _known(product_coded(code), code)
        case Mistyped(text):
            return Named(text[:LONGEST_SHOWN], Why.MISTYPED)
        case BrokenLink():
            return Named("", Why.BROKEN)


def letter_for(code: str, ring: KeyRing) -> str:
    """The path letter of a code typed without one: the version under which it makes sense.

    A code that makes sense under none gets the newest letter, and its "unknown" page.
    """
    return letter_of(_version_of_sense(code, ring) or ring.newest)


def _version_of_sense(code: str, ring: KeyRing) -> int | None:
    """The newest version whose key makes an index of the code; None when no key does."""
    for version in sorted(ring.masters, reverse=True):
        if unit_index_of(code, lot_number_of(code, ring, version), ring, version) is not None:
            return version
    return None


def _without_key(code: str, version: int) -> Named:
    """A code under a letter whose key is not at hand.

    Only where a lot was printed under that letter can nothing be said: KeyMissing. Elsewhere
    somebody made the letter up, or misread it on a code that makes sense under another.
    """
    ring = settings.LABEL_KEY_RING
    if _version_of_sense(code, ring) is None and version_is_printed(version):
        raise KeyMissing(f"Label key {version} is not on the ring.")
    return Named(code, Why.MISTYPED)


def _by_unit(address: UnitCode) -> Named:
    ring, code = settings.LABEL_KEY_RING, address.code
    version = version_of(address.letter or letter_for(code, ring))
    if version not in ring.masters:
        return _without_key(code, version)
    number, index = lot_and_index_of(code, ring, version)
    if index is None:  # a guess or a typo never reaches the database
        return Named(code, Why.MISTYPED)
    found = lot_numbered(number, index)
    if found is None or found.lot is None or found.lot.key_version != version:
        return Named(code, Why.NO_SUCH_LABEL)
    return _label(found, index, code)


def _by_link(link: DigitalLink) -> Named:
    if link.variant is not None:  # none was ever printed, and a made-up one would say "in force"
        product = product_with_barcode(link.gtin14)
        return Named(link.variant, Why.NO_VARIANT if product else Why.NO_PRODUCT, product)
    if link.lot is None:
        named = _known(product_with_barcode(link.gtin14), link.gtin14)
        if named.found and link.serial:
            return Named(link.serial, Why.NO_SUCH_LABEL, named.found)
        return named
    found = lot_with_barcode(link.gtin14, link.lot, tidy(link.serial or ""))
    if found is None or found.lot is None:
        product = product_with_barcode(link.gtin14)
        return Named(link.lot, Why.NO_LOT if product else Why.NO_PRODUCT, product)
    return _in_lot(link, found, found.lot)


def _in_lot(link: DigitalLink, found: Found, lot: ShownLot) -> Named:
    """A lot named by its barcode, or one label of it."""
    if link.serial is None:
        return Named(lot.code, found=found)
    ring = settings.LABEL_KEY_RING
    index = index_of(link.serial, ring.lot_key(lot.key_version, lot.pk))
    if index is None:
        return Named(tidy(link.serial), Why.NO_SUCH_LABEL, found)
    return _label(found, index, unit_code(lot.pk, index, ring, lot.key_version))


def _label(found: Found, index: int, code: str) -> Named:
    if found.lot is None or not found.lot.is_printed(index):
        return Named(code, Why.NO_SUCH_LABEL, found)
    return Named(code, found=found, index=index)


def _known(found: Found | None, code: str) -> Named:
    return Named(code, found=found) if found else Named(code, Why.NO_PRODUCT)
