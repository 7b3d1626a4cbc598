"""From a printed code to an honest answer: page and machine, all twelve outcomes."""

from __future__ import annotations

import json

import pytest
import time_machine
from django.test import Client

from catalog.certificates.outcomes import Outcome
from tests.outcomes import NOW, Cast, every_outcome

pytestmark = pytest.mark.django_db
MOST_BYTES = 14 * 1024
STATUS = {Outcome.CANNOT_CHECK: 503, Outcome.UNKNOWN_CODE: 404}


@pytest.fixture
def paths() -> dict[Outcome, str]:
    with time_machine.travel(NOW, tick=False):
        yield every_outcome(Cast.gather())


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_has_its_page_and_its_machine_answer(paths, client: Client, outcome) -> None:
    page = client.get(paths[outcome])
    machine = client.get(paths[outcome], headers={"Accept": "application/json"})

    assert page.status_code == machine.status_code == STATUS.get(outcome, 200)
    assert f'data-outcome="{outcome.value}"' in page.content.decode().partition("<main")[2][:90]
    assert json.loads(machine.content)["outcome"] == outcome.value
