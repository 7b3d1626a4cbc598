from __future__ import annotations

import pytest

from catalog.certificates.outcomes import Outcome
from tests.outcomes import NOW
from traceability.resolver.answer import Answer, Why


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


def test_an_answer_says_nothing_about_a_product_unless_told() -> None:
    answer = Answer(Outcome.UNKNOWN_CODE, NOW)

    assert (answer.product, answer.lot, answer.verdict, answer.certified) == (None, None, None, [])
