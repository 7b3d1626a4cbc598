"""The values of the page that explains results, stars and rules."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.browse.wording import day_words, look_of
from catalog.certificates.lexicon import LEXICON, entry_of
from catalog.rulesets.rules import RuleSet, rulesets
from themes.language import current_language, either


def about_values() -> dict[str, Any]:
    """Answer the page's values: the closed list of outcomes and the dated rules."""
    return {
        "outcomes": [
            {"key": str(each), "look": look_of(each), "entry": entry_of(each, current_language())}
            for each in LEXICON
        ],
        "rulesets": [_rules(each) for each in reversed(rulesets())],
        "crumbs": [(_("Home"), reverse("home")), (_("What a result means"), "")],
    }


def _rules(rules: RuleSet) -> dict[str, Any]:
    until = rules.in_force_until
    return {
        "name": either(rules, "name"),
        "from": day_words(rules.in_force_from),
        "until": day_words(until) if until else "",
        "bands": [(star, f"{rules.band_bounds[star - 1]:g}") for star in (5, 4, 3)],
        "source": rules.source,
        "to_be_confirmed": [
            english if current_language() == "en" else vietnamese
            for vietnamese, english in rules.to_be_confirmed
        ],
    }
