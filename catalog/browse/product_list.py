"""The values of the list of products."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from catalog.browse.cards import cards_of
from catalog.browse.facets import COMMUNE, GROUP, OUTCOME, PROVINCE, SEASON, STARS
from catalog.window.shelves import listed_products, product_shelf
from themes.addresses import address
from themes.lists.listing import listing
from themes.lists.selection import Selection

FACETS = (OUTCOME, STARS, GROUP, PROVINCE, COMMUNE, SEASON)


def product_list_values(query: Mapping[str, str], at: dt.datetime) -> dict[str, Any]:
    """The page's values for the query of an address."""
    selection = Selection.of(query, FACETS)
    found = listing(product_shelf(at), listed_products, selection)
    cards = cards_of(found.documents, at)
    return {
        "heading": _("Products"),
        "listing": found,
        "cards": cards.every,
        "is_demo": cards.is_demo,
        "province": selection.chosen.get("province_code", ""),
        "changes_at": min(found.changes_at, cards.changes_at or found.changes_at),
        "newest": found.newest,
        "clear_url": address("product_list"),
        "crumbs": [(_("Home"), address("home")), (_("Products"), "")],
    }
