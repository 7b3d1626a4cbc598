"""From an address to the product, lot and label it names, or to why it names nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from base.codes.crockford import tidy
from catalog.products.models import Product
from traceability.labels.codes import index_of, letter_of, lot_number_of, unit_index_of, version_of
from traceability.labels.keys import KeyRing
from traceability.labels.unit_codes import unit_text
from traceability.lots.models import Lot
from traceability.resolver import reading
from traceability.resolver.address import Address
from traceability.resolver.answer import Picture, Why
from traceability.resolver.digital_link import DigitalLink
from traceability.resolver.typed import BrokenLink, Mistyped, ProductCode, UnitCode

LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Found:
    """What an address names. With a `why` it names nothing, and the product is only a hint."""

    code: str
    why: Why = Why.NOTHING
    product: Product | None = None
    lot: Lot | None = None
    index: int | None = None
    picture: Picture | None = None


def find(address: Address) -> Found:
    """Look an address up, in one query or two; KeyMissing when its label key is not at hand."""
    match address:
        case DigitalLink():
            return _by_link(address)
        case UnitCode():
            return _by_unit(address)
        case ProductCode(code):
            return _product({"code": code}, code)
        case Mistyped(text):
            return Found(text[:LONGEST_SHOWN], Why.MISTYPED)
        case BrokenLink():
            return Found("", Why.BROKEN)


def letter_for(code: str, ring: KeyRing) -> str:
    """The path letter of a code typed without one: the version under which it makes sense.

    A code that makes sense under none gets the newest letter, and its "unknown" page.
    """
    for version in sorted(ring.masters, reverse=True):
        if unit_index_of(code, lot_number_of(code, ring, version), ring, version) is not None:
            return letter_of(version)
    return letter_of(ring.newest)


def _by_unit(address: UnitCode) -> Found:
    ring, code = settings.LABEL_KEY_RING, address.code
    version = version_of(address.letter or letter_for(code, ring))
    number = lot_number_of(code, ring, version)
    index = unit_index_of(code, number, ring, version)
    if index is None:  # a guess or a typo never reaches the database
        return Found(code, Why.MISTYPED)
    lot = reading.lots().filter(pk=number, key_version=version).first()
    return _label(lot, index) if lot else Found(code, Why.NO_SUCH_LABEL)


def _by_link(link: DigitalLink) -> Found:
    if link.lot is None:
        found = _product({"gtin": link.gtin14}, link.gtin14)
        if found.product and link.serial:
            return Found(link.serial, Why.NO_SUCH_LABEL, found.product)
        return found
    lot = reading.lots().filter(product__gtin=link.gtin14, code=link.lot).first()
    if lot is None:
        product = reading.products().filter(gtin=link.gtin14).first()
        return Found(link.lot, Why.NO_LOT if product else Why.NO_PRODUCT, product)
    if link.serial is None:
        return Found(lot.code, product=lot.product, lot=lot, picture=reading.picture_of(lot))
    key = settings.LABEL_KEY_RING.lot_key(lot.key_version, lot.pk)
    index = index_of(link.serial, key)
    if index is None:
        return Found(tidy(link.serial), Why.NO_SUCH_LABEL, lot.product)
    return _label(lot, index)


def _label(lot: Lot, index: int) -> Found:
    code, picture = unit_text(lot, index), reading.picture_of(lot)
    return Found(code, product=lot.product, lot=lot, index=index, picture=picture)


def _product(named: dict[str, str], code: str) -> Found:
    product = reading.products().filter(**named).first()
    if product is None:
        return Found(code, Why.NO_PRODUCT)
    return Found(code, product=product, picture=reading.picture_of(product))
