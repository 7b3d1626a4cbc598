"""The values of a certificate's page: how it stands today and all that ever happened to it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from base import clock
from base.formats.numbers import decimal
from catalog.browse.panels import authority_words, checked, decision_words
from catalog.browse.wording import (
    EVENT_WORDS,
    day_words,
    former_stars,
    look_of,
    word,
)
from catalog.certificates.events import GRANTS, Event, Kind
from catalog.certificates.lexicon import SUPERSEDED
from catalog.certificates.outcomes import Outcome
from catalog.certificates.states import Standing, State
from catalog.certificates.verdict import OUTCOME_OF
from catalog.rulesets.rules import ruleset
from catalog.window.documents import Document, certificate_standing, event_of
from themes.addresses import address
from themes.language import current_language, either

LOOKS = {
    Kind.ISSUED: Outcome.IN_FORCE,
    Kind.RENEWED: Outcome.IN_FORCE,
    Kind.REINSTATED: Outcome.IN_FORCE,
    Kind.SUSPENDED: Outcome.SUSPENDED,
    Kind.REVOKED: Outcome.REVOKED,
    Kind.SUPERSEDED: Outcome.EXPIRED,
}


def certificate_values(document: Document, at: dt.datetime) -> dict[str, Any]:
    """Answer the page's values at the aware moment `at`."""
    stands = certificate_standing(document, at)
    line = certificate_line(document, at)
    product, producer = document["product"], document["producer"]
    return {
        "certificate": document,
        "line": line,
        "details": [*_cause(document, stands), checked(at)],
        "certificate_facts": _facts(document, stands, clock.local(at).date()),
        "history": _timeline(document, stands, at),
        "successors": [
            (number, address("certificate", slug))
            for number, slug in document["successors"].items()
        ],
        "product": product,
        "product_url": address("product", product["slug"]) if product["slug"] else "",
        "producer": producer,
        "producer_url": address("producer", producer["slug"]),
        "is_demo": document["is_demo"],
        "province": document["place"]["province_code"],
        "changes_at": stands.changes_at if stands else None,
        "newest": document["newest"],
        "crumbs": [
            (_("Home"), reverse("home")),
            (_("Register of certificates"), reverse("register")),
            (document["number"], ""),
        ],
    }


def certificate_line(document: Document, at: dt.datetime) -> dict[str, Any]:
    """Answer what a row of the register says; stars only while in force."""
    stands = certificate_standing(document, at)
    outcome = outcome_of(stands)
    grant = stands.grant if stands else None
    in_force = outcome == Outcome.IN_FORCE and not document["product"]["is_potential"]
    return {
        "url": address("certificate", document["slug"]),
        "number": document["number"],
        "product": either(document["product"], "name"),
        "producer": either(document["producer"], "name"),
        "outcome": look_of(outcome),
        "word": word(outcome),
        "stars": grant.star if grant and in_force else 0,
        "sentence": _sentence(outcome, stands, in_force=in_force),
        "until": day_words(grant.last_day) if grant and grant.last_day else "",
    }


def outcome_of(stands: Standing | None) -> str:
    """Answer the outcome of one certificate, "superseded" being one of them."""
    if stands is None:
        return str(Outcome.CANNOT_CHECK)
    return SUPERSEDED if stands.state is State.SUPERSEDED else str(OUTCOME_OF[stands.state])


def _sentence(outcome: str, stands: Standing | None, *, in_force: bool) -> str:
    if stands is None or stands.grant is None or stands.grant.last_day is None:
        return _(
            "The register cannot be read reliably now, so nothing is said about a certificate."
        )
    if in_force:
        return _("In force through %(day)s.") % {"day": day_words(stands.grant.last_day)}
    if outcome == Outcome.IN_FORCE:
        return _("The product is listed as a potential product; no stars count for it.")
    return former_stars(outcome, stands.grant, stands.cause)


def _cause(document: Document, stands: Standing | None) -> list[str]:
    cause = stands.cause if stands else None
    if cause is None or cause.kind in GRANTS:
        return []
    authority = authority_words(cause.authority, document["authorities"], cause.first_day)
    return [each for each in (cause.reason, decision_words(cause), authority) if each]


def _facts(document: Document, stands: Standing | None, day: dt.date) -> list[tuple[str, str]]:
    grant = stands.grant if stands else None
    if grant is None or grant.last_day is None:
        return []
    rules = ruleset(grant.ruleset)
    return [
        (_("Issued under"), decision_words(grant)),
        (_("Authority"), authority_words(grant.authority, document["authorities"], day)),
        (_("First day"), day_words(grant.first_day)),
        (_("Last day on the certificate"), day_words(grant.last_day)),
        (_("Rules"), f"{either(rules, 'name')} – {rules.source}"),
    ]


def _timeline(document: Document, stands: Standing | None, at: dt.datetime) -> list[dict[str, Any]]:
    """Latest first; a grant names its stars only in the words that still hold."""
    day = clock.local(at).date()
    events = sorted((event_of(each) for each in document["events"]), key=lambda each: each.at)
    items = [_item(document, event, stands, day) for event in reversed(events)]
    expired = stands is not None and stands.state is State.EXPIRED and stands.grant is not None
    if expired and stands and stands.grant and stands.grant.last_day:
        items.insert(0, _expiry(stands.grant.last_day))
    return items


def _item(
    document: Document, event: Event, stands: Standing | None, day: dt.date
) -> dict[str, Any]:
    texts = [
        _granted(event, stands),
        decision_words(event),
        authority_words(event.authority, document["authorities"], day),
        event.reason,
        _("Emergency act of one officer; it lapses after 72 hours unless confirmed.")
        if event.emergency
        else "",
    ]
    return {
        "day": event.first_day,
        "day_text": day_words(event.first_day),
        "title": EVENT_WORDS[event.kind],
        "text": " · ".join(text for text in texts if text),
        "outcome": str(LOOKS[event.kind]),
    }


def _granted(event: Event, stands: Standing | None) -> str:
    """Stars in the present tense only for the grant in force now."""
    if event.kind not in GRANTS or event.last_day is None:
        return ""
    holds = stands is not None and stands.state is State.IN_FORCE and stands.grant == event
    if holds:
        return _("%(star)s stars, score %(score)s") % {"star": event.star, "score": _score(event)}
    return _("Last day written on it: %(day)s") % {"day": day_words(event.last_day)}


def _score(event: Event) -> str:
    return "" if event.score is None else decimal(f"{event.score:.2f}", current_language())


def _expiry(last_day: dt.date) -> dict[str, Any]:
    day = last_day + dt.timedelta(days=1)
    return {
        "day": day,
        "day_text": day_words(day),
        "title": _("Expired"),
        "text": _("The last day was %(day)s.") % {"day": day_words(last_day)},
        "outcome": str(Outcome.EXPIRED),
    }
