"""What stands on the labels of a lot."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from base.codes.crockford import grouped
from traceability.labels.layout import LabelArt, LabelText
from traceability.labels.unit_codes import printed_address, unit_text
from traceability.lots.models import Lot


def label_art(lot: Lot) -> LabelArt:
    """Answer the texts all labels of the lot share, in Vietnamese."""
    product = lot.product
    return LabelArt(
        product=product.name_vi,
        producer=product.producer.name_vi,
        lot=lot.code,
        host=settings.RESOLVER_HOST,
        made_on=lot.made_on,
        best_before=lot.best_before,
        demo=product.producer.is_demo,
    )


def label_texts(lot: Lot, start: int, count: int) -> Iterator[LabelText]:
    """Answer what differs from label to label; numbers count labels of the lot from 1."""
    for index in range(start, start + count):
        code = grouped(unit_text(lot, index))
        yield LabelText(url=printed_address(lot, index), code=code, number=index + 1)
