"""The values of the register of certificates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.browse.certificate_page import certificate_line
from catalog.browse.facets import OUTCOME, PROVINCE, STARS
from catalog.browse.panels import checked
from catalog.window.shelves import certificate_shelf, listed_certificates
from themes.lists.listing import listing
from themes.lists.selection import Selection

FACETS = (OUTCOME, STARS, PROVINCE)


def register_values(query: Mapping[str, str], at: dt.datetime) -> dict[str, Any]:
    """The page's values for the query of an address."""
    selection = Selection.of(query, FACETS)
    found = listing(certificate_shelf(at), listed_certificates, selection)
    return {
        "heading": _("Register of certificates"),
        "listing": found,
        "lines": [certificate_line(each, at) for each in found.documents],
        "is_demo": any(each["is_demo"] for each in found.documents),
        "province": selection.chosen.get("province_code", ""),
        "changes_at": found.changes_at,
        "newest": found.newest,
        "checked": checked(at),
        "clear_url": reverse("register"),
        "crumbs": [(_("Home"), reverse("home")), (_("Register of certificates"), "")],
    }
