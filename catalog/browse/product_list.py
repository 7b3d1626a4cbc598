"""The values of the list of products."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from base import clock
from catalog.browse.cards import cards_of
from catalog.browse.listing import listing
from catalog.browse.selection import Selection
from catalog.window.models import PublicProduct
from themes.addresses import address

COLUMNS = ("outcome", "star_now", "group", "province_code", "commune_here", "season_now")


def product_list_values(query: Mapping[str, str], at: dt.datetime) -> dict[str, Any]:
    """Answer the page's values for the query of an address."""
    selection = Selection.of(query, COLUMNS)
    province = selection.chosen.get("province_code", "")
    rows = PublicProduct.objects.communes_told(province).season_told(clock.local(at).month)
    found = listing(rows, selection, COLUMNS, at)
    cards = cards_of(found.documents, at)
    return {
        "listing": found,
        "cards": cards.every,
        "is_demo": cards.is_demo,
        "province": province,
        "changes_at": min(filter(None, (found.changes_at, cards.changes_at)), default=None),
        "clear_url": address("product_list"),
        "crumbs": [(_("Home"), address("home")), (_("Products"), "")],
    }
