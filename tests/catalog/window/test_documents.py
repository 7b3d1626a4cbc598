from __future__ import annotations

import datetime as dt
from typing import Any

from base.local_time import TIME_ZONE
from catalog.certificates.outcomes import Outcome
from catalog.certificates.states import State
from catalog.window.documents import (
    certificate_standing,
    event_document,
    event_of,
    history_of,
    product_verdict,
)
from tests.catalog.browse.made_up import BEGIN, made_up_issue

(ISSUE,) = made_up_issue()
STORED = event_document(ISSUE)
MOMENT = BEGIN + dt.timedelta(days=1)


def document(**fields: Any) -> dict[str, Any]:
    certificate = {"number": "GL-1", "events": [STORED]}
    facts = {"is_broken": False, "is_potential": False, "certificates": [certificate]}
    return {**certificate, **facts, **fields}


def test_an_event_is_stored_in_words_json_can_hold() -> None:
    assert (STORED["kind"], STORED["score"], STORED["star"]) == ("issued", "78.66", ISSUE.star)
    assert STORED["at"] == "2023-03-01T00:00:00+07:00"
    assert STORED["last_day"] == "2026-03-01"


def test_a_document_gives_back_the_history_it_was_made_from() -> None:
    assert history_of(document()).events == (ISSUE,)
    assert event_of(STORED).at.tzinfo is not None


def test_the_verdict_of_a_document_depends_on_the_moment() -> None:
    outcomes = [
        product_verdict(document(), at).outcome
        for at in (BEGIN - dt.timedelta(days=1), MOMENT, dt.datetime(2026, 3, 2, tzinfo=TIME_ZONE))
    ]

    assert outcomes == [Outcome.NOT_COVERED, Outcome.IN_FORCE, Outcome.EXPIRED]


def test_a_document_whose_rows_are_not_believed_says_nothing_of_a_certificate() -> None:
    broken = document(is_broken=True)

    assert product_verdict(broken, MOMENT).outcome is Outcome.CANNOT_CHECK
    assert certificate_standing(broken, MOMENT) is None


def test_a_certificate_of_a_document_stands_by_its_own_events() -> None:
    stands = certificate_standing(document(), MOMENT)

    assert stands is not None
    assert stands.state is State.IN_FORCE
