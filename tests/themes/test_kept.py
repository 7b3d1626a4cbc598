from collections.abc import Iterator

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from themes import kept as module
from themes.kept import kept

BADGE = "themes/components/verdict_badge.html"
STARS = "themes/components/stars.html"


@pytest.fixture
def renders(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Note each real render, starting with nothing kept."""
    noted: list[str] = []

    def render(template: str, values: dict[str, object]) -> SafeString:
        noted.append(template)
        return render_to_string(template, values)

    module._finished.cache_clear()
    monkeypatch.setattr(module, "render_to_string", render)
    yield noted
    module._finished.cache_clear()


def test_the_same_values_are_rendered_once(renders: list[str]) -> None:
    both = [kept(BADGE, outcome="expired", word="Hết hạn") for _ in range(2)]

    assert both[0] == both[1] == render_to_string(BADGE, {"outcome": "expired", "word": "Hết hạn"})
    assert renders.count(BADGE) == 1


def test_another_value_is_another_component(renders: list[str]) -> None:
    assert 'data-outcome="revoked"' in kept(BADGE, outcome="revoked", word="x")
    assert 'data-outcome="in_force"' in kept(BADGE, outcome="in_force", word="x")


def test_each_language_has_its_own(renders: list[str]) -> None:
    with override("vi"):
        assert "4 sao" in kept(STARS, count=4)
    with override("en"):
        assert "4 stars" in kept(STARS, count=4)


def test_escaped_and_unescaped_texts_are_not_mixed_up(renders: list[str]) -> None:
    assert "<b>" in kept(BADGE, outcome="void", word=mark_safe("<b>"))
    assert "<b>" not in kept(BADGE, outcome="void", word="<b>")


def test_a_value_that_may_change_is_refused() -> None:
    with pytest.raises(TypeError):
        kept("themes/components/facts.html", items=[])  # type: ignore[arg-type]
