"""What each outcome is called and what it means, in the reader's language."""

from __future__ import annotations

import datetime as dt

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from base.formats.dates import date_text
from catalog.certificates.events import Event, Kind
from catalog.certificates.lexicon import SUPERSEDED, entry_of
from catalog.certificates.outcomes import Outcome
from catalog.certificates.verdict import Verdict
from catalog.places.names import translated
from themes.language import current_language

EVENT_WORDS: dict[Kind, Promise] = {
    Kind.ISSUED: lazy("Certificate issued"),
    Kind.RENEWED: lazy("Certificate renewed"),
    Kind.SUSPENDED: lazy("Certificate suspended"),
    Kind.REINSTATED: lazy("Suspension ended"),
    Kind.REVOKED: lazy("Certificate revoked"),
    Kind.SUPERSEDED: lazy("Replaced by a later certificate"),
}


def word(outcome: str) -> str:
    """The words of an outcome in the page's language."""
    return entry_of(outcome, current_language()).word


def look_of(outcome: str) -> str:
    """Answer whose icon and colour an outcome wears; a superseded one looks like an expired one."""
    return str(Outcome.EXPIRED) if outcome == SUPERSEDED else str(outcome)


def sentence(result: Verdict) -> str:
    """The one sentence that says what holds for the product today."""
    language = current_language()
    if result.grant is None or result.grant.last_day is None:
        return entry_of(result.outcome, language).general
    if result.star is not None:
        day = day_words(result.grant.last_day)
        return entry_of(result.outcome, language).sentence % {"day": day}
    return former_stars(str(result.outcome), result.grant, result.cause)


def former_stars(outcome: str, grant: Event, cause: Event | None) -> str:
    """Answer the only sentence in which stars that no longer count are named."""
    patterns = {
        str(Outcome.SUSPENDED): _("Once certified %(star)s stars, suspended since %(day)s."),
        str(Outcome.REVOKED): _("Once certified %(star)s stars, revoked on %(day)s."),
        SUPERSEDED: _("Once certified %(star)s stars, replaced on %(day)s."),
    }
    expired = _("Once certified %(star)s stars, expired on %(day)s.")
    blocked = outcome in patterns and cause is not None
    # A paper that was over before another one took its place ended on its own last day.
    if blocked and cause and outcome == SUPERSEDED and grant.last_day:
        blocked = cause.first_day <= grant.last_day
    day = cause.first_day if blocked and cause else grant.last_day
    pattern = patterns[outcome] if blocked else expired
    return pattern % {"star": grant.star, "day": day_words(day) if day else ""}


def place_words(full_name: str, *, english: bool | None = None) -> str:
    """A unit with its kind in the page's language: "Xã Kon Gang", "Kon Gang commune".

    `english` is for who names many places and knows the language already.
    """
    in_english = current_language() == "en" if english is None else english
    return translated(full_name) if in_english else full_name


def day_words(day: dt.date) -> str:
    """Answer a day the way the page's language writes it."""
    return date_text(day, current_language())
