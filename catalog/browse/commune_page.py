"""The values of a commune's page, made from data with nobody's help."""

from __future__ import annotations

import datetime as dt
from functools import reduce
from operator import or_
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from base import clock
from catalog.browse.cards import cards_of
from catalog.browse.producer_page import producer_card
from catalog.browse.seasons import season_values
from catalog.browse.wording import place_words
from catalog.places.models import AdminUnit, Level
from catalog.products.seasons import ALL_YEAR, months_of
from catalog.slots import ShownCommune
from catalog.window.shelves import listed_products, product_shelf
from themes.language import current_language


def commune_of(code: str) -> AdminUnit | None:
    """Answer today's commune with this code and its lineage, if there is one."""
    return (
        AdminUnit.objects.communes().as_of(clock.today()).with_lineage().filter(code=code).first()
    )


def commune_values(unit: AdminUnit, at: dt.datetime) -> dict[str, Any]:
    """The page's values: people, products and the months in which there is something."""
    shelf = product_shelf(at)
    ids = shelf.rack.numbers(shelf.rack.having({"commune_code": unit.code}))
    products = listed_products(ids)
    cards = cards_of(products, at)
    people = {each["producer"]["slug"]: each["producer"] for each in products}
    province, english = unit.lineage()[-1], current_language() == "en"
    name, province_name = (place_words(each.full_name) for each in (unit, province))
    return {
        "unit": unit,
        "shown": ShownCommune(unit.code),
        "province": province.code,
        "name": name,
        "province_name": province_name,
        "province_url": f"{reverse('product_list')}?tinh={province.code}",
        "former": _former(unit, english=english),
        "cards": cards.every,
        "unreadable": shelf.stock.unreadable + len(ids) - len(products),
        "people": [producer_card(each) for each in people.values()],
        "season": season_values(season_of([each["season"] for each in products])),
        "changes_at": cards.changes_at,
        "newest": shelf.stock.newest,
        "is_demo": cards.is_demo,
        "crumbs": [(_("Home"), reverse("home")), (name, "")],
    }


def season_of(masks: list[int]) -> int:
    """Answer the months in which at least one product is available; all twelve are all year."""
    if not masks or ALL_YEAR in masks:
        return ALL_YEAR
    together = reduce(or_, masks)
    return ALL_YEAR if len(months_of(together)) == len(months_of(ALL_YEAR)) else together


def _former(unit: AdminUnit, *, english: bool) -> list[str]:
    """Addresses of the communes it was made from.

    Chosen here: asked for communes, SQLite walks through all there ever were.
    """
    former = (each for each in unit.former_units() if each.level == Level.COMMUNE)
    return [each.address(english=english) for each in former]
