from __future__ import annotations

from dataclasses import replace

import pytest

from catalog.certificates.events import Event, Kind
from catalog.certificates.outcomes import Outcome
from catalog.certificates.verdict import Verdict
from tests.outcomes import NOW
from traceability.resolver.answer import Answer, Why
from traceability.resolver.question import Found


@pytest.mark.parametrize(
    ("outcome", "why", "status"),
    [
        (Outcome.IN_FORCE, Why.NOTHING, 200),
        (Outcome.REVOKED, Why.NOTHING, 200),
        (Outcome.VOID, Why.NOTHING, 200),
        (Outcome.UNKNOWN_CODE, Why.NO_PRODUCT, 404),
        (Outcome.UNKNOWN_CODE, Why.MISTYPED, 404),
        (Outcome.UNKNOWN_CODE, Why.BROKEN, 400),
        (Outcome.CANNOT_CHECK, Why.NOTHING, 503),
    ],
)
def test_the_status_tells_machines_what_kind_of_answer_it_is(
    outcome: Outcome, why: Why, status: int
) -> None:
    assert Answer(outcome, NOW, why=why).status == status


def granted_by(last_day: str | None) -> Answer:
    """An answer about a product whose authority is gone after this day."""
    body = {"last_day": last_day, "heirs": [{"slug": "heir"}]}
    found = Found({"authorities": {"body": body}}, {})
    verdict = Verdict(Outcome.IN_FORCE, grant=Event(Kind.ISSUED, NOW, authority="body"))
    return Answer(Outcome.IN_FORCE, NOW, found=found, verdict=verdict)


@pytest.mark.parametrize(
    ("last_day", "heirs"),
    [("2026-11-21", [{"slug": "heir"}]), ("2026-11-22", []), (None, [])],
)
def test_an_authority_has_heirs_from_the_day_after_its_last(
    last_day: str | None, heirs: list[object]
) -> None:
    assert granted_by(last_day).heirs == heirs


def test_without_a_grant_nobody_granted_it() -> None:
    answer = replace(granted_by(None), verdict=Verdict(Outcome.NOT_COVERED))

    assert (answer.authority, answer.heirs) == (None, [])


def test_an_answer_says_nothing_about_a_product_unless_told() -> None:
    answer = Answer(Outcome.UNKNOWN_CODE, NOW)

    assert (answer.product, answer.lot, answer.verdict, answer.certified) == (None, None, None, [])
