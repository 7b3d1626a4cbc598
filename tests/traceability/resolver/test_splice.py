from __future__ import annotations

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from traceability.resolver.splice import Spliced, mark

TEMPLATE = "<a href='{{ report }}'>{{ code }}</a> – {{ code }}{% if seen %} ({{ seen }}){% endif %}"
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(st.fixed_dictionaries({"report": WORDS, "code": WORDS, "seen": WORDS}))
def test_filled_it_is_the_page_rendered_with_the_words(words: dict[str, str]) -> None:
    template = Template(TEMPLATE)
    marked = template.render(Context({name: mark(name) for name in words}))
    directly = template.render(Context(words))

    assert Spliced.cut(marked).filled(words) == directly.encode()


def test_words_are_escaped() -> None:
    page = Spliced.cut(f"<p>{mark('code')}</p>")

    assert page.filled({"code": "<script>\"'&"}) == (b"<p>&lt;script&gt;&quot;&#x27;&amp;</p>")


def test_a_place_without_words_is_an_error_not_a_gap() -> None:
    with pytest.raises(KeyError):
        Spliced.cut(f"<p>{mark('code')}</p>").filled({})


def test_a_page_without_marks_stays_as_it_is() -> None:
    assert Spliced.cut("<p>Chợ Phiên</p>").filled({}) == "<p>Chợ Phiên</p>".encode()
