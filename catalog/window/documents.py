"""Certificate events as they stand in a public document, and back again (pure)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from catalog.certificates.events import Event, History, Kind
from catalog.certificates.states import Standing, standing
from catalog.certificates.verdict import CANNOT_CHECK, Verdict, verdict

Document = Mapping[str, Any]


def event_document(event: Event) -> dict[str, Any]:
    """Answer an event as JSON can hold it: moments and days in ISO, the score as text."""
    return {
        "kind": str(event.kind),
        "at": event.at.isoformat(),
        "decision_number": event.decision_number,
        "decision_date": event.decision_date.isoformat() if event.decision_date else None,
        "authority": event.authority,
        "reason": event.reason,
        "emergency": event.emergency,
        "score": None if event.score is None else f"{event.score:.2f}",
        "star": event.star,
        "ruleset": event.ruleset,
        "last_day": event.last_day.isoformat() if event.last_day else None,
        "successor": event.successor,
    }


def event_of(stored: Document) -> Event:
    """Answer the event a document holds; the opposite of `event_document`."""
    return Event(
        kind=Kind(stored["kind"]),
        at=dt.datetime.fromisoformat(stored["at"]),
        decision_number=stored["decision_number"],
        decision_date=_day(stored["decision_date"]),
        authority=stored["authority"],
        reason=stored["reason"],
        emergency=stored["emergency"],
        score=None if stored["score"] is None else Decimal(stored["score"]),
        star=stored["star"],
        ruleset=stored["ruleset"],
        last_day=_day(stored["last_day"]),
        successor=stored["successor"],
    )


def history_of(certificate: Document) -> History:
    """Answer the history of one certificate in a document."""
    return History(certificate["number"], tuple(event_of(each) for each in certificate["events"]))


def product_verdict(document: Document, at: dt.datetime) -> Verdict:
    """Answer what holds for the product of a document at the aware moment `at`.

    A document whose register rows could not be believed says "cannot be checked now".
    """
    if document["is_broken"]:
        return CANNOT_CHECK
    histories = [history_of(each) for each in document["certificates"]]
    return verdict(histories, at, potential=document["is_potential"])


def certificate_standing(document: Document, at: dt.datetime) -> Standing | None:
    """Answer how the certificate of a document stands; None when it cannot be checked."""
    return None if document["is_broken"] else standing(history_of(document), at)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
