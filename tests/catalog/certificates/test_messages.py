"""Every refusal is a sentence in both languages."""

from __future__ import annotations

import pytest
from django.utils import translation

from catalog.certificates.guards import Reason
from catalog.certificates.messages import SENTENCES


@pytest.mark.usefixtures("catalogues")
@pytest.mark.parametrize("reason", Reason)
def test_a_refusal_is_said_in_vietnamese(reason: Reason) -> None:
    with translation.override("en"):
        english = str(SENTENCES[reason])
    with translation.override("vi"):
        vietnamese = str(SENTENCES[reason])

    assert english.endswith(".")
    assert vietnamese.endswith(".")
    assert vietnamese != english


def test_no_reason_is_without_its_sentence() -> None:
    assert set(SENTENCES) == set(Reason)
