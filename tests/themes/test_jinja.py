import pytest
from django.utils.translation import override
from jinja2 import UndefinedError

from themes import slots
from themes.jinja import pages, rendered
from themes.language import current_language
from themes.slots import PanelValues

CALLS = "{% from 'themes/components/COMPONENT.html' import COMPONENT %}"


def written(source: str, **values: object) -> str:
    return pages(current_language()).from_string(source).render(values)


def component(name: str, arguments: str, **values: object) -> str:
    source = CALLS.replace("COMPONENT", name) + f"{{{{ {name}({arguments}) }}}}"
    return written(source, **values).strip()


def test_what_a_page_does_not_pass_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="'outcme' is undefined"):
        written("{{ outcme }}", outcome="expired")


def test_a_component_takes_only_the_values_it_names() -> None:
    with pytest.raises(TypeError, match="colour"):
        component("price", "colour='red'")


def test_a_component_without_a_value_it_needs_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="'word'"):
        component("verdict_badge", "'expired'")


def test_a_value_is_escaped_and_a_component_inside_another_is_not() -> None:
    badge = component("verdict_badge", "'void', word", word="<b>")

    assert "<svg" in badge
    assert badge.endswith("&lt;b&gt;</span>")


def test_a_translated_sentence_escapes_the_values_put_into_it() -> None:
    source = "{% trans number=number %}Certificate {{ number }}{% endtrans %}"

    with override("en"):
        assert written(source, number="<b>") == "Certificate &lt;b&gt;"


def test_a_component_speaks_the_language_of_its_page() -> None:
    with override("vi"):
        assert component("stars", "4").endswith(" 4 sao</span>")
    with override("en"):
        assert component("stars", "4").endswith(" 4 stars</span>")


def test_whole_numbers_are_grouped_as_the_language_does() -> None:
    with override("vi"):
        assert written("{{ 16000|grouped }}") == "16.000"
    with override("en"):
        assert written("{{ 16000|grouped }}") == "16,000"


def test_lines_of_plain_text_become_paragraphs() -> None:
    assert written("{{ text|paragraphs }}", text="a <b>\n\nc") == "<p>a &lt;b&gt;</p>\n\n<p>c</p>"


def test_an_icon_says_nothing_to_a_screen_reader() -> None:
    assert 'aria-hidden="true"' in component("icon", "'search'")


def test_an_icon_nobody_drew_is_an_error() -> None:
    with pytest.raises(KeyError):
        component("icon", "'unicorn'")


def test_a_season_strip_marks_its_months_and_no_others() -> None:
    strip = component("season_strip", "(2, 3), 'Tháng 2–3'")

    assert strip.count('class="in-season"') == 2
    assert '<li class="in-season">2<' in strip
    assert "<li>4</li>" in strip


def test_facts_without_a_value_are_left_out() -> None:
    html = component("facts", "items", items=[("GTIN", ""), ("Lot", "<L1>")])

    assert html.count("<dt>") == 1
    assert "<dd>&lt;L1&gt;</dd>" in html


def test_the_last_crumb_is_this_page_and_no_link() -> None:
    html = component("breadcrumbs", "[('Trang đầu', '/'), ('Tỏi đen', '')]")

    assert '<li><a href="/">Trang đầu</a></li>' in html
    assert '<li><span aria-current="page">Tỏi đen</span></li>' in html


def test_a_slot_shows_its_panels_in_order_and_escapes_what_they_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(slots, "_slots", {})
    panel = "traceability/parts/check_panel.html"
    aside = slots.declare("test.aside", str, "nowhere")
    slots.register(aside, 20, panel, lambda subject: PanelValues({"action": subject}))
    slots.register(aside, 10, "500.html", lambda subject: PanelValues({"request_id": subject}))

    html = written("{{ slot('test.aside', product) }}", product="<b>")
    slots.withdraw(aside, panel)
    slots.withdraw(aside, "500.html")

    assert html.index("<code>&lt;b&gt;</code>") < html.index('action="&lt;b&gt;"')
    assert written("{{ slot('test.aside', product) }}", product="<b>") == ""


def test_no_globals_chain_slows_an_import_down() -> None:
    template = pages("vi").get_template("themes/components/icon.html")

    assert template.globals is pages("vi").globals


def test_a_text_is_looked_up_when_a_template_is_read_and_not_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    template = pages("vi").from_string("{{ _('Search') }} {% trans %}Check{% endtrans %}")
    monkeypatch.setitem(pages("vi").globals, "gettext", None)
    monkeypatch.setitem(pages("vi").globals, "_", None)

    assert template.render() == "Tìm Tra cứu"


def test_rendering_takes_the_language_that_is_active() -> None:
    with override("en"):
        html = rendered("traceability/parts/check_panel.html", {"action": "/x/"})

    assert "Type the code printed on the label" in html
