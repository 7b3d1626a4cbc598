from collections.abc import Hashable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from base.formats import dates, numbers
from themes import icons, menu, slots, styles
from themes.kept import kept as finished

register = template.Library()


@register.simple_tag
def icon_path(name: str) -> str:
    """Give the path of a drawing, for the d attribute of an SVG path."""
    return icons.icon_path(name)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon that says nothing to a screen reader: the words beside it do."""
    return finished("themes/components/icon.html", name=name)


@register.simple_tag
def kept(template: str, **values: Hashable) -> SafeString:
    """Include a component for its values, finished once for the same values (themes.kept)."""
    return finished(template, **values)


@register.simple_tag
def slot(name: str, subject: object = None) -> SafeString:
    """Render every panel registered for a slot, each with the values it provides for the subject.

    A panel that provides nothing is left out.
    """
    rendered = [
        render_to_string(panel.template, dict(values))
        for panel in slots.panels(name)
        if (values := panel.provide(subject))
    ]
    return mark_safe("".join(rendered))  # noqa: S308  each part was escaped by its own template


@register.simple_tag
def fact_rows(items: Iterable[tuple[str, object]]) -> SafeString:
    """Write label and value of each fact that has one; in a template it costs twice that."""
    row = "<div>\n    <dt>{}</dt>\n    <dd>{}</dd>\n  </div>"
    return format_html_join("\n  ", row, [fact for fact in items if fact[1]])


@register.simple_tag
def crumb_rows(items: Iterable[tuple[str, str]]) -> SafeString:
    """Write the way to this page; what has no address is this page."""
    link, here = '<li><a href="{}">{}</a></li>', '<li><span aria-current="page">{}</span></li>'
    rows = [
        format_html(link, url, label) if url else format_html(here, label) for label, url in items
    ]
    return mark_safe("\n    ".join(rows))  # noqa: S308  each part was escaped above


@register.simple_tag
def scan_styles() -> SafeString:
    """Give the text of the scan page's style element; its hash is styles.content_hash(text)."""
    return mark_safe(styles.scan_styles())  # noqa: S308  our own file


@register.simple_tag
def menu_links(name: str) -> tuple[menu.Link, ...]:
    """Give the links of a menu, to be named with `as` and looped over."""
    return menu.links(name)


@register.filter
def current(links: tuple[menu.Link, ...], path: str) -> str:
    """Give `path` when one of the links leads there, else nothing."""
    return path if path in menu.addresses_of(links) else ""


@register.filter
def either(subject: object, field: str) -> Any:  # noqa: ANN401  a field holds what it holds
    """Pick field_en for an English page when it is filled in, else field_vi; dict or object."""
    if current_language() == "en" and (english := _part(subject, f"{field}_en")):
        return english
    return _part(subject, f"{field}_vi")


@register.filter
def dong(amount: int) -> str:
    """Write whole đồng in the page's language."""
    return numbers.dong(amount, current_language())


@register.filter
def day(value: date) -> str:
    """Write a day in the page's language."""
    return dates.date_text(value, current_language())


@register.filter
def moment(value: datetime) -> str:
    """Write an aware moment, in Vietnam's time, in the page's language."""
    return dates.moment_text(value, current_language())


@register.filter
def times(count: int | None) -> range:
    """Repeat: {% for _ in 4|times %}; nothing for None."""
    return range(count or 0)


def current_language() -> str:
    """Say "en" or "vi"; whatever is not English is Vietnamese."""
    return "en" if (get_language() or "").startswith("en") else "vi"


def _part(subject: object, name: str) -> object:
    if isinstance(subject, Mapping):
        return subject.get(name, "")
    return getattr(subject, name, "")
