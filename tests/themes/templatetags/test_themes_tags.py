from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils.translation import override

from themes import slots
from themes.templatetags.themes_tags import either


def rendered(source: str, **values: object) -> str:
    return Template("{% load themes_tags %}" + source).render(Context(values))


def provide_nothing(subject: object) -> dict[str, object]:
    return {}


def test_either_picks_the_language_of_the_page() -> None:
    product = {"name_vi": "Mật ong", "name_en": "Honey"}

    with override("vi"):
        assert either(product, "name") == "Mật ong"
    with override("en"):
        assert either(product, "name") == "Honey"


def test_either_falls_back_to_vietnamese_on_an_english_page() -> None:
    with override("en"):
        assert either(SimpleNamespace(name_vi="Mật ong", name_en=""), "name") == "Mật ong"


def test_amounts_and_days_follow_the_language_of_the_page() -> None:
    source = "{{ amount|dong }} {{ today|day }} {{ now|moment }}"
    values = {
        "amount": 1250000,
        "today": date(2026, 4, 3),
        "now": datetime(2026, 11, 22, 3, 41, tzinfo=UTC),
    }

    with override("vi"):
        assert rendered(source, **values) == "1.250.000\xa0₫ 03/04/2026 10:41, 22/11/2026"
    with override("en"):
        assert rendered(source, **values) == (
            "1,250,000\xa0VND 3 April 2026 10:41, 22 November 2026"
        )


def test_an_icon_says_nothing_to_a_screen_reader() -> None:
    assert 'aria-hidden="true"' in rendered('{% icon "search" %}')


def test_an_icon_nobody_drew_is_an_error() -> None:
    with pytest.raises(KeyError):
        rendered('{% icon "unicorn" %}')


def test_a_slot_shows_its_panels_in_order_and_escapes_what_they_say() -> None:
    stars, badge = "themes/components/price.html", "themes/components/verdict_badge.html"
    slots.register("test.aside", 20, stars, lambda subject: {"amount": subject})
    slots.register(
        "test.aside", 10, badge, lambda subject: {"outcome": "potential", "word": subject}
    )

    html = rendered('{% slot "test.aside" product %}', product="<b>")
    slots.withdraw("test.aside", stars)
    slots.withdraw("test.aside", badge)

    assert html.index("verdict-badge") < html.index('class="price"')
    assert html.count("&lt;b&gt;") == 2
    assert rendered('{% slot "test.aside" product %}', product="<b>") == ""


def test_a_panel_that_provides_nothing_is_left_out() -> None:
    slots.register("test.empty", 1, "themes/components/price.html", provide_nothing)

    html = rendered('{% slot "test.empty" %}')
    slots.withdraw("test.empty", "themes/components/price.html")

    assert html == ""
