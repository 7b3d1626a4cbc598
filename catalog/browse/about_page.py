"""The values of the page that explains results, stars and rules."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from catalog.browse.wording import day_words, word
from catalog.certificates.outcomes import Outcome
from catalog.rulesets.rules import RuleSet, rulesets
from themes.language import either

MEANINGS: dict[Outcome, tuple[Promise, Promise]] = {
    Outcome.IN_FORCE: (
        lazy("The certificate of this product is in force today, under the decision shown."),
        lazy("Compare the pack with the photo, the producer and the net quantity shown."),
    ),
    Outcome.EXPIRED: (
        lazy("The term of 36 months is over. Former stars no longer count."),
        lazy("Ask the producer whether the product has been evaluated again."),
    ),
    Outcome.SUSPENDED: (
        lazy("The authority has suspended the certificate; its stars do not count meanwhile."),
        lazy("Read the reason shown and check again later."),
    ),
    Outcome.REVOKED: (
        lazy("The authority has withdrawn the certificate for good."),
        lazy("If the pack still carries stars, please report it."),
    ),
    Outcome.RECALLED: (
        lazy("This lot is being taken off the market."),
        lazy("Do not use it. Follow the instructions of the recall."),
    ),
    Outcome.NOT_COVERED: (
        lazy("The register holds no certificate for this product."),
        lazy("Another product of the same producer may be certified: see the producer's page."),
    ),
    Outcome.POTENTIAL: (
        lazy("The product is being developed under the programme and carries no stars."),
        lazy("If the pack shows stars, please report it."),
    ),
    Outcome.NEEDS_CHECKING: (
        lazy("Some data do not agree and are being looked into."),
        lazy("Ask the seller for the certificate, or check again later."),
    ),
    Outcome.NOT_ACTIVATED: (
        lazy("The label was printed, but the producer has not declared it in use."),
        lazy("Please report where you found it."),
    ),
    Outcome.VOID: (
        lazy("The label was cancelled and must not be on any pack."),
        lazy("Please report where you found it."),
    ),
    Outcome.UNKNOWN_CODE: (
        lazy("The code was never issued, or it was damaged or mistyped."),
        lazy("Type the code again, or search by product or certificate number."),
    ),
    Outcome.CANNOT_CHECK: (
        lazy("The register cannot be read now. This says nothing about the product."),
        lazy("Please try again in a few minutes."),
    ),
}


def about_values() -> dict[str, Any]:
    """Answer the page's values: the closed list of outcomes and the dated rules."""
    return {
        "outcomes": [
            {"key": str(outcome), "word": word(outcome), "means": means, "then": then}
            for outcome, (means, then) in MEANINGS.items()
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
        "to_be_confirmed": rules.to_be_confirmed,
    }
