from __future__ import annotations

import pytest

from base.formats.sentences import ended


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("Nhiễm khuẩn", "Nhiễm khuẩn."), ("Mốc ", "Mốc."), ("Mốc.", "Mốc."), ("Mốc!", "Mốc!"),
        ("Mốc?", "Mốc?"), ("Mốc…", "Mốc…"), ("", ""),
    ],
)  # fmt: skip
def test_a_sentence_ends_once(typed: str, whole: str) -> None:
    assert ended(typed) == whole
