"""The words of each outcome: what is the case, what it means, what to do. Twelve screens.

The texts speak of a certificate or a label, never of the goods in a pack. Stars that no longer
count stand only in the sentence "held n stars, expired on …".
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from functools import cache

from django.utils.translation import gettext_noop as _

from catalog.certificates.outcomes import Outcome
from themes.language import spoken
from traceability.resolver.answer import Why


@dataclass(frozen=True)
class Screen:
    """One outcome in words. `sentence` may hold %(star)s and %(day)s; `plain` holds neither."""

    word: str
    sentence: str
    meaning: str
    advice: str
    plain: str = ""


SCREENS: dict[Outcome, Screen] = {
    Outcome.CANNOT_CHECK: Screen(
        _("Cannot be checked now"),
        _("The register cannot be read at this moment."),
        _("This says nothing about the product, neither good nor bad."),
        _("Please try again in a few minutes. Until then do not rely on the stars on the pack."),
    ),
    Outcome.UNKNOWN_CODE: Screen(
        _("Code not found"),
        _("The register does not know this code."),
        _("It may be mistyped, damaged, or not one of ours."),
        _("Compare it with the label, symbol by symbol, and type it again below."),
    ),
    Outcome.NOT_ACTIVATED: Screen(
        _("Label not activated"),
        _("This label was printed, but its lot is not yet declared for sale."),
        _("A pack with this label should not be on sale yet."),
        _("Ask the shop where it comes from, or report it below."),
    ),
    Outcome.VOID: Screen(
        _("Label is void"),
        _("The producer has declared this label void. It should be on no pack."),
        _("Nothing is certified for a pack that bears it."),
        _("Do not rely on this label. Please report where you saw it."),
    ),
    Outcome.RECALLED: Screen(
        _("Lot recalled"),
        _("Do not use it. This lot is being called back from the market."),
        _("The recall concerns this lot, whatever certificate the product holds."),
        _("Keep the pack closed and bring it back to where you bought it."),
    ),
    Outcome.REVOKED: Screen(
        _("Certificate was revoked"),
        _("The authority revoked this product's certificate on %(day)s."),
        _("The OCOP stars and mark on the pack no longer count."),
        _("Do not rely on the stars on the pack."),
        _("The authority has revoked this product's certificate."),
    ),
    Outcome.SUSPENDED: Screen(
        _("Certificate is suspended"),
        _("This product's certificate does not count for the time being, since %(day)s."),
        _("The authority is looking into it. It may be reinstated or revoked."),
        _("Until then do not rely on the stars on the pack."),
        _("This product's certificate does not count for the time being."),
    ),
    Outcome.EXPIRED: Screen(
        _("Certificate expired"),
        _("This product held %(star)s stars, expired on %(day)s."),
        _("The stars on the pack no longer count. The product may still be on sale."),
        _("Ask the producer whether it was rated again."),
        _("This product's certificate has expired."),
    ),
    Outcome.NOT_COVERED: Screen(
        _("Not certified"),
        _("No OCOP certificate covers this product today."),
        _("Certificates of the same producer for other products do not extend to it."),
        _("Do not rely on OCOP stars on this pack."),
    ),
    Outcome.POTENTIAL: Screen(
        _("Potential product"),
        _("This product is on its way to OCOP and is not rated yet."),
        _("It has no stars, and its pack should bear none."),
        _("If you see OCOP stars on the pack, please report it."),
    ),
    Outcome.NEEDS_CHECKING: Screen(
        _("Needs checking"),
        _("There is a doubt about the labels of this lot. It is being looked into."),
        _("Labels of this lot may have been copied. The certificate itself stands."),
        _("Compare the pack closely with the photo, or choose another lot."),
    ),
    Outcome.IN_FORCE: Screen(
        _("In force"),
        _("This product's OCOP certificate is in force until the end of %(day)s."),
        "",
        _("Compare name, photo and producer with the pack in your hand."),
        _("This product's OCOP certificate is in force today."),
    ),
}


@cache
def screen_of(outcome: Outcome, language: str) -> Screen:
    """The words of an outcome in one language."""
    texts = astuple(SCREENS[outcome])
    return Screen(*(spoken(language)(each) if each else "" for each in texts))


UNKNOWN: dict[Why, str] = {
    Why.NOTHING: _("The register does not know this code."),
    Why.BROKEN: _("This address is not complete, or a part of it is wrong."),
    Why.MISTYPED: _("The symbols of this code do not fit together: it was probably misread."),
    Why.NO_PRODUCT: _("The register knows no product with this code."),
    Why.NO_VARIANT: _(
        "The register knows the barcode, but none of its labels names a variant, as this one does."
    ),
    Why.NO_LOT: _("The register knows the barcode, but no such lot of it."),
    Why.NO_SUCH_LABEL: _("This serial is not one of those printed for the product."),
}
