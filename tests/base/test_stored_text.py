"""What is sealed is text, so how it is written must not change; how it is read may."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.stored_text import document_of, text_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


def test_a_document_is_written_without_spaces_and_with_its_letters() -> None:
    assert text_of({"name": "Mật", "points": [1, 2]}) == '{"name":"Mật","points":[1,2]}'


@given(st.dictionaries(st.text(), VALUES, max_size=5))
def test_what_is_read_is_what_the_standard_library_reads(document: dict[str, object]) -> None:
    text = text_of(document)

    assert document_of(text) == json.loads(text) == document


@pytest.mark.parametrize("text", ["", "{", "'a'", "nan", '{"a":NaN}'])
def test_what_is_no_json_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        document_of(text)
