"""What the lists of the catalogue are narrowed by."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from catalog.browse.wording import place_words, word
from catalog.certificates.lexicon import LEXICON
from catalog.rulesets.criteria_sets import groups
from catalog.window.shelf import IN_SEASON
from themes.language import either
from themes.lists.facets import Facet, in_order_of


def _outcome(value: str) -> str:
    return word(value) if value in LEXICON else value


def _group(value: str) -> str:
    return str(either(groups()[value], "name")) if value in groups() else value


def _stars(value: str) -> str:
    return ngettext("%(count)s star", "%(count)s stars", int(value)) % {"count": value}


OUTCOME = Facet(
    "outcome",
    "trang-thai",
    re.compile(r"[a-z_]{1,16}"),
    lazy("Certificate today"),
    label=_outcome,
    order=in_order_of(lambda: list(map(str, LEXICON))),
)
STARS = Facet(
    "star_now",
    "sao",
    re.compile(r"[345]"),
    lazy("Stars in force"),
    label=_stars,
    order=lambda value: -int(value),
)
GROUP = Facet(
    "group",
    "nhom",
    re.compile(r"[a-z]{1,12}"),
    lazy("Product group"),
    label=_group,
    order=in_order_of(lambda: list(groups())),
)
PROVINCE = Facet(
    "province_code", "tinh", re.compile(r"[0-9]{2}"), lazy("Province"), label=place_words
)
COMMUNE = Facet(
    "commune_code",
    "xa",
    re.compile(r"[0-9]{5}"),
    lazy("Commune"),
    label=place_words,
    within="province_code",
)
SEASON = Facet(
    "season_now",
    "mua",
    re.compile(IN_SEASON),
    lazy("Season"),
    label=lambda _value: _("In season now"),
)
