"""The values of the home page."""

from __future__ import annotations

import datetime as dt
from itertools import chain, islice
from typing import Any

from django.utils.translation import gettext as _

from base import clock
from base.formats.numbers import grouped
from catalog.browse.cards import cards_of
from catalog.browse.facets import GROUP, PROVINCE
from catalog.browse.panels import checked
from catalog.window.shelf import IN_SEASON, Shelf
from catalog.window.shelves import listed_products, product_shelf
from themes.language import current_language
from themes.lists.choices import facet_values
from themes.lists.facets import Facet
from themes.lists.selection import Selection

SHOWN = 6


def home_values(at: dt.datetime) -> dict[str, Any]:
    """The page's values; every number is counted for this moment."""
    shelf = product_shelf(at)
    ripe = _ripe(shelf)
    products = listed_products(ripe)
    cards = cards_of(products, at)
    return {
        "number_facts": _number_facts(shelf),
        "checked": checked(at),
        "month": clock.local(at).month,
        "cards": cards.every,
        "provinces": _choices(shelf, PROVINCE),
        "groups": _choices(shelf, GROUP),
        "unreadable": shelf.stock.unreadable + len(ripe) - len(products),
        "is_demo": shelf.stock.is_demo,
        "changes_at": min(shelf.until, cards.changes_at or shelf.until),
        "newest": shelf.stock.newest,
    }


def _choices(shelf: Shelf, facet: Facet) -> dict[str, Any] | None:
    """All values of a facet, each leading to the list of products that have it."""
    rack, nothing = shelf.rack, Selection((facet,))
    return facet_values(rack, shelf.names, rack.everything, nothing, facet)


def _ripe(shelf: Shelf) -> list[int]:
    """The first products in force and in season, most stars first."""
    rack = shelf.rack
    stars = sorted(rack.columns["star_now"], reverse=True)
    held = (rack.having({"star_now": star, "season_now": IN_SEASON}) for star in stars)
    first = (rack.numbers(bits, 0, SHOWN) for bits in held)
    return list(islice(chain.from_iterable(first), SHOWN))


def _number_facts(shelf: Shelf) -> list[tuple[str, str]]:
    """Products in force today, their producers and communes, and all products listed."""
    certified = shelf.certified
    numbers = {
        _("Products with a certificate in force"): certified.products,
        _("Their producers"): certified.producers,
        _("Their communes"): certified.communes,
        _("All products in the catalogue"): len(shelf.stock.items),
    }
    return [(label, grouped(number, current_language())) for label, number in numbers.items()]
