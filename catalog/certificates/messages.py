"""The sentences people read when the register refuses: what happened, what it means, what to do."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.certificates.guards import Reason

SENTENCES: dict[Reason, str | Promise] = {
    Reason.NOT_AFTER_THIS: _(
        "This step cannot follow the certificate's present state. Look at its history and choose "
        "a step that can."
    ),
    Reason.IN_THE_FUTURE: _(
        "The effective time lies in the future. Record the step on the day it takes effect."
    ),
    Reason.BEFORE_THE_LAST_EVENT: _(
        "The effective time lies before the last recorded step. The history is never rewritten; "
        "choose a later time."
    ),
    Reason.NO_DECISION: _("The number and date of the decision are missing. Enter both."),
    Reason.DECISION_AFTER_EFFECT: _(
        "The decision is dated after the day it takes effect. Check both dates."
    ),
    Reason.NO_REASON: _("An emergency suspension needs its reason. Write it in one sentence."),
    Reason.SAME_PERSON: _(
        "Proposer and approver are the same person. Ask a second officer to approve."
    ),
    Reason.NO_APPROVER: _("Nobody has approved this step. Ask a second officer to approve."),
    Reason.NOT_ACTIVE: _("The account of the proposer or approver is closed."),
    Reason.NOT_ENTITLED: _(
        "The proposer or approver holds no such role at the authority of this certificate today."
    ),
    Reason.EMERGENCY_ONLY_SUSPENDS: _("Only a suspension can be an emergency act of one person."),
    Reason.AUTHORITY_NOT_THEN: _(
        "The authority did not exist on the date of the decision. Choose the body that signed."
    ),
    Reason.OTHER_AUTHORITY: _(
        "This authority did not grant the certificate and is not the successor of the one that "
        "did. Choose the body that answers for it."
    ),
    Reason.WRONG_LEVEL: _(
        "This level of authority may not grant this star under the rules of that date."
    ),
    Reason.UNDER_THREE_STARS: _("Only three stars and more are certified."),
    Reason.STAR_DOES_NOT_FIT_SCORE: _(
        "The star does not fit the score. Check both, or state what caps the star."
    ),
    Reason.NO_SCORE: _("Score or star is missing. Enter both."),
    Reason.SCORE_TOO_FINE: _(
        "A score has at most two decimals. Enter it as the decision states it."
    ),
    Reason.NO_RULESET: _("No rule-set of the programme was in force on the date of the decision."),
    Reason.WRONG_RULESET: _("The rule-set is not the one in force on the date of the decision."),
    Reason.WRONG_LAST_DAY: _("The last day is computed: 36 calendar months after the first."),
    Reason.RENEWAL_CHANGES_STAR: _(
        "A renewal keeps the star. For another star, issue a new certificate."
    ),
    Reason.POTENTIAL_PRODUCT: _(
        "The product is listed as a potential product. Take it off that list first."
    ),
    Reason.CERTIFIED_PRODUCT: _(
        "The product holds a certificate, so it cannot be listed as a potential product."
    ),
    Reason.WRITTEN_ROWS_STAY: _(
        "What the register holds is never changed or deleted. Record a further step instead."
    ),
    Reason.OUTSIDE_TRANSACTION: _(
        "The register is written only inside a transaction. Use the actions of the register."
    ),
    Reason.CANNOT_BE_BELIEVED: _(
        "The register cannot be believed now: rows are missing or were changed. Nothing was "
        "written. Ask the administrator to check the certificate log."
    ),
    Reason.HOLDER_STAYS: _(
        "A certificate was granted to this producer for the product, so the product stays with "
        "it. Enter a new product for another producer."
    ),
    Reason.LATER_CERTIFICATE: _(
        "The product holds a certificate that was granted later than this one. Enter the decisions "
        "of a product in their order; a paper that came before the present one grants nothing."
    ),
    Reason.OTHER_IS_LIVE: _(
        "The product still has another certificate. The new one must supersede it in the same act."
    ),
    Reason.EMERGENCY_AGAIN: _(
        "The same person has suspended this certificate alone before. Two officers must decide on "
        "it, or another officer must suspend it."
    ),
    Reason.DUPLICATE_NUMBER: _(
        "The register already holds a certificate with this number, or with one that differs in "
        "its signs alone. Check the number on the paper."
    ),
    Reason.NO_NUMBER: _(
        "The number of the certificate is missing, longer than 60 characters, on several lines, or "
        "without a letter or digit. Give it as it stands on the paper."
    ),
    Reason.TEXT_TOO_LONG: _(
        "A text is too long: the number of a decision has at most 60 characters, its reason 500, "
        "what caps the star 200. Shorten it."
    ),
}
