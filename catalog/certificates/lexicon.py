"""What each outcome is called and means, and what to do: the one list every page takes it from.

The texts speak of a certificate or a label, never of the goods in a pack. Stars that no longer
count stand only in the sentence "held n stars, expired on …". A certificate is revoked (thu hồi), a
lot is recalled (triệu hồi): the law has one word for both, a reader needs two.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from functools import cache

from django.utils.translation import gettext_noop as _

from catalog.certificates.outcomes import Outcome
from catalog.certificates.states import State
from themes.language import spoken

SUPERSEDED = str(State.SUPERSEDED)  # of a certificate alone; no code is answered so


@dataclass(frozen=True)
class Entry:
    """One outcome in words. `sentence` may hold %(star)s and %(day)s; `plain` holds neither.

    `word` heads a page, stands on badges and in lists. `meaning` and `advice` are whole sentences.
    """

    word: str
    sentence: str
    meaning: str
    advice: str
    plain: str = ""

    @property
    def general(self) -> str:
        """What is the case, where neither a day nor a star is known."""
        return self.plain or self.sentence


# In the order of lists: what is well first, what went wrong with a label or a look last.
LEXICON: dict[str, Entry] = {
    Outcome.IN_FORCE: Entry(
        _("In force"),
        _("This product's OCOP certificate is in force until the end of %(day)s."),
        _("The stars shown here count today."),
        _("Compare name, photo and producer with the pack in your hand."),
        _("This product's OCOP certificate is in force today."),
    ),
    Outcome.EXPIRED: Entry(
        _("Certificate expired"),
        _("This product held %(star)s stars, expired on %(day)s."),
        _("The stars on the pack no longer count. The product may still be on sale."),
        _("Ask the producer whether it was rated again."),
        _("This product's certificate has expired."),
    ),
    Outcome.SUSPENDED: Entry(
        _("Certificate is suspended"),
        _("This product's certificate does not count for the time being, since %(day)s."),
        _("The authority is looking into it. It may be reinstated or revoked."),
        _("Until then do not rely on the stars on the pack."),
        _("This product's certificate does not count for the time being."),
    ),
    Outcome.REVOKED: Entry(
        _("Certificate was revoked"),
        _("The authority revoked this product's certificate on %(day)s."),
        _("The OCOP stars and mark on the pack no longer count."),
        _("Do not rely on the stars on the pack."),
        _("The authority has revoked this product's certificate."),
    ),
    SUPERSEDED: Entry(
        _("Certificate replaced"),
        _("A later certificate of the same product took over from this one on %(day)s."),
        _("What holds for the product is said by its later certificate."),
        _("Look at the later certificate."),
        _("A later certificate of the same product has taken over from this one."),
    ),
    Outcome.RECALLED: Entry(
        _("Lot recalled"),
        _("Do not use it. This lot is being called back from the market."),
        _("The recall concerns this lot, whatever certificate the product holds."),
        _("Keep the pack closed and bring it back to where you bought it."),
    ),
    Outcome.NOT_COVERED: Entry(
        _("Not certified"),
        _("No OCOP certificate covers this product today."),
        _("Certificates of the same producer for other products do not extend to it."),
        _("Do not rely on OCOP stars on this pack."),
    ),
    Outcome.POTENTIAL: Entry(
        _("Potential product"),
        _("This product is on its way to OCOP and is not rated yet."),
        _("It has no stars, and its pack should bear none."),
        _("If you see OCOP stars on the pack, please report it."),
    ),
    Outcome.NEEDS_CHECKING: Entry(
        _("Needs checking"),
        _("There is a doubt about the labels of this lot. It is being looked into."),
        _("Labels of this lot may have been copied. The certificate itself stands."),
        _("Compare the pack closely with the photo, or choose another lot."),
    ),
    Outcome.NOT_ACTIVATED: Entry(
        _("Label not activated"),
        _("This label was printed, but its lot is not yet declared for sale."),
        _("A pack with this label should not be on sale yet."),
        _("Ask the shop where it comes from, or report it."),
    ),
    Outcome.VOID: Entry(
        _("Label void"),
        _("The producer has declared this label void. It should be on no pack."),
        _("Nothing is certified for a pack that bears it."),
        _("Do not rely on this label. Please report where you saw it."),
    ),
    Outcome.UNKNOWN_CODE: Entry(
        _("Code not found"),
        _("The register does not know this code."),
        _("It may be mistyped, damaged, or not one of ours."),
        _("Compare it with the label, symbol by symbol, and type it again."),
    ),
    Outcome.CANNOT_CHECK: Entry(
        _("Cannot be checked now"),
        _("The register cannot be read at this moment."),
        _("This says nothing about the product, neither good nor bad."),
        _("Please try again in a few minutes. Until then do not rely on the stars on the pack."),
    ),
}


@cache
def entry_of(outcome: str, language: str) -> Entry:
    """The words of an outcome, or of a superseded certificate, in one language."""
    texts = astuple(LEXICON[outcome])
    return Entry(*(spoken(language)(each) if each else "" for each in texts))
