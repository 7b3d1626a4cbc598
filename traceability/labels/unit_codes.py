"""The codes of a lot's labels, made from their indexes whenever they are needed."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from traceability.labels.codes import letter_of, serial_of, unit_code
from traceability.labels.printed_url import lot_url, unit_url
from traceability.lots.models import Lot


def codes_of(lot: Lot, start: int, count: int) -> Iterator[str]:
    """Answer the printed addresses of the labels `start` … `start + count - 1` of a lot.

    KeyMissing when the master key of the lot's version is not on the ring.
    """
    return (printed_address(lot, index) for index in range(start, start + count))


def printed_address(lot: Lot, index: int) -> str:
    """Answer what the symbol of one label holds: a GS1 Digital Link where there is a GTIN."""
    host, ring = settings.RESOLVER_HOST, settings.LABEL_KEY_RING
    if lot.product.gtin:
        serial = serial_of(index, ring.lot_key(lot.key_version, lot.pk))
        return lot_url(host, lot.product.gtin, lot.code, serial)
    return unit_url(host, letter_of(lot.key_version), unit_text(lot, index))


def unit_text(lot: Lot, index: int) -> str:
    """Answer the sixteen symbols people read from a label and type.

    Labels with a GTIN carry them too: a serial alone says nothing without its barcode and lot.
    """
    return unit_code(lot.pk, index, settings.LABEL_KEY_RING, lot.key_version)
