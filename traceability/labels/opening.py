"""Open a lot from the desk, and say what its labels will be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from base.accounts.models import User
from traceability.labels.codes import MOST_UNITS
from traceability.labels.lot_names import product_named
from traceability.labels.messages import lot_warning, symbol_facts
from traceability.labels.unit_codes import printed_address
from traceability.lots.actions import open_lot
from traceability.lots.models import Lot


def opened_lot(
    product: str, code: str, *, made: str, best_before: str, quantity: int, by: User | None
) -> Lot:
    """Open the lot `code` of the product with this code or GTIN; days are written 2026-11-23.

    Raises:
        ValueError: what was written names no product or no day, the quantity is not one of a lot,
            or `open_lot` refuses.
    """
    found = product_named(product)
    if found is None:
        raise ValueError(
            _("There is no product %(product)s. Give its code or its GTIN.") % {"product": product}
        )
    if not 1 <= quantity <= MOST_UNITS:
        raise ValueError(
            _("A lot has 1 to %(most)s packs. Open a second lot for more.")
            % {"most": number_format(MOST_UNITS)}
        )
    made_on, until = day_written(made), day_written(best_before) if best_before else None
    return open_lot(found, code, made_on=made_on, best_before=until, quantity=quantity, by=by)


def opening_facts(lot: Lot) -> Iterator[str]:
    """Number of the lot, its symbol on each sheet, and what a long lot code costs."""
    yield _("Lot %(code)s is open under the number %(number)s.") % {
        "code": lot.code,
        "number": lot.pk,
    }
    yield from symbol_facts(printed_address(lot, 0))
    warning = lot_warning(settings.RESOLVER_HOST, lot.code) if lot.product.gtin else ""
    if warning:
        yield warning


def day_written(text: str) -> dt.date:
    """The day written like 2026-11-23; ValueError, with a sentence for people, when it is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError(
            _("%(text)s is not a day. Write it as 2026-11-23.") % {"text": text}
        ) from None
