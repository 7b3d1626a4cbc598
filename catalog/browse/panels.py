"""A verdict or a standing as the values of the verdict panel and of the lists of facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from base import clock
from catalog.browse.wording import day_words, look_of, sentence, word
from catalog.certificates.events import Event
from catalog.certificates.outcomes import Outcome
from catalog.certificates.verdict import Verdict
from themes.language import current_language, either

Names = Mapping[str, Mapping[str, Any]]


def verdict_values(result: Verdict, at: dt.datetime, authorities: Names) -> dict[str, Any]:
    """Answer outcome, word, sentence, details and stars to draw for the moment `at`."""
    return {
        "outcome": look_of(result.outcome),
        "word": word(result.outcome),
        "sentence": sentence(result),
        "details": [each for each in _details(result, authorities) if each] + [checked(at)],
        "stars": result.star or 0,
        "is_in_force": result.outcome is Outcome.IN_FORCE,
    }


def checked(at: dt.datetime) -> str:
    """Answer "checked today" with the day; a kept page is never older than the facts or the day."""
    return _("Checked today, %(day)s.") % {"day": day_words(clock.local(at).date())}


def decision_words(event: Event) -> str:
    """Answer "Decision 123/QĐ-UBND, 15/08/2025", or nothing for an emergency act without one."""
    if not event.decision_number or event.decision_date is None:
        return ""
    values = {"number": event.decision_number, "day": day_words(event.decision_date)}
    return _("Decision %(number)s, %(day)s") % values


def authority_words(slug: str, authorities: Names, on: dt.date) -> str:
    """Answer the authority's name and, once it is gone, who keeps its files."""
    body = authorities.get(slug)
    if body is None:
        return ""
    name = str(either(body, "name"))
    if not body["last_day"] or dt.date.fromisoformat(body["last_day"]) >= on or not body["heirs"]:
        return name
    heirs = ", ".join(str(either(each, "name")) for each in body["heirs"])
    if heirs == name:  # it was formed anew under the same name
        return name
    return _("%(name)s (files now kept by %(heirs)s)") % {"name": name, "heirs": heirs}


def address_facts(title: str, place: Mapping[str, Any], line: str = "") -> list[tuple[str, str]]:
    """Answer today's address under `title`, and the ones used before the units changed."""
    here, before = _addresses(place, line)
    return [(title, here), (_("Address before 1 July 2025"), "; ".join(before))]


def _addresses(place: Mapping[str, Any], line: str) -> tuple[str, list[str]]:
    language = current_language()
    now = place[f"address_{language}"]
    before = list(place[f"former_{language}"])
    if place["was_written_so"] and line:
        return now, [f"{line}, {each}" for each in before]
    return f"{line}, {now}" if line else now, before


def _details(result: Verdict, authorities: Names) -> list[str]:
    """What decided the outcome: reason, decision, and when an emergency act lapses."""
    cause = result.cause
    if cause is None or cause is result.grant:
        return []
    lapses = cause.lapses_at()
    until = _("Emergency suspension: lapses on %(day)s unless two officers confirm it.")
    return [
        cause.reason,
        decision_words(cause),
        authority_words(cause.authority, authorities, cause.first_day),
        until % {"day": day_words(clock.local(lapses).date())} if lapses else "",
    ]
