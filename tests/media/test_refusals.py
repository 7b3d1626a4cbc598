"""Each refusal has its sentence, in both languages."""

from __future__ import annotations

import pytest
from django.core.exceptions import SuspiciousOperation
from django.utils import translation

from media.pictures import Refusal
from media.refusals import SENTENCES, NotAPicture


@pytest.mark.parametrize("reason", Refusal)
def test_a_refusal_says_what_happened_and_what_to_do(reason: Refusal) -> None:
    with translation.override("en"):
        assert "not kept" in str(NotAPicture(reason))
    with translation.override("vi"):
        sentence = str(NotAPicture(reason))
    assert "không được lưu" in sentence
    assert "Vui lòng" in sentence


def test_a_refusal_nobody_caught_ends_as_400() -> None:
    assert issubclass(NotAPicture, SuspiciousOperation)
    assert set(SENTENCES) == set(Refusal)
