"""The values of the home page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from base import clock
from base.formats.numbers import grouped
from catalog.browse.cards import cards_of
from catalog.browse.choices import facet_values
from catalog.browse.listing import changes_at, tally_of
from catalog.browse.panels import checked
from catalog.browse.selection import Selection
from catalog.certificates.outcomes import Outcome
from catalog.window.models import PublicProduct
from catalog.window.queries import IN_SEASON
from themes.templatetags.themes_tags import current_language

SHOWN = 6
COLUMNS = ("outcome", "star_now", "group", "province_code")


def home_values(at: dt.datetime) -> dict[str, Any]:
    """Answer the page's values; every number is counted for this moment."""
    month = clock.local(at).month
    rows = PublicProduct.objects.standing_at(at)
    tally = tally_of(rows, COLUMNS, at)
    held = rows.filter(outcome=Outcome.IN_FORCE)
    ripe = held.season_told(month).filter(season_now=IN_SEASON).order_by("-star_now", "sort_key")
    cards = cards_of(ripe.documents()[:SHOWN], at)
    nothing = Selection({})
    numbers = _numbers(at)
    return {
        "number_facts": _number_facts(numbers),
        "checked": checked(at),
        "month": month,
        "cards": cards.every,
        "provinces": facet_values(tally, nothing, "province_code"),
        "groups": facet_values(tally, nothing, "group"),
        "is_demo": numbers["demo"] > 0,
        "changes_at": min(filter(None, (changes_at(tally), cards.changes_at)), default=None),
    }


def _number_facts(numbers: dict[str, int]) -> list[tuple[str, str]]:
    language = current_language()
    labels = {
        "certified": _("Products with a certificate in force"),
        "producers": _("Their producers"),
        "communes": _("Their communes"),
        "products": _("All products in the catalogue"),
    }
    return [(label, grouped(numbers[key], language)) for key, label in labels.items()]


def _numbers(at: dt.datetime) -> dict[str, int]:
    """Products listed, of them in force today, and their producers and communes."""
    held = Q(outcome=Outcome.IN_FORCE)
    return PublicProduct.objects.standing_at(at).aggregate(
        products=Count("pk"),
        certified=Count("pk", filter=held),
        producers=Count("producer", filter=held, distinct=True),
        communes=Count("commune_code", filter=held, distinct=True),
        demo=Count("pk", filter=Q(is_demo=True)),
    )
