from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from base.formats import dates, numbers
from themes import icons, menu, slots, styles

register = template.Library()


@register.simple_tag
def icon_path(name: str) -> str:
    """Give the path of a drawing, for the d attribute of an SVG path."""
    return icons.icon_path(name)


@register.inclusion_tag("themes/components/icon.html")
def icon(name: str) -> dict[str, str]:
    """Draw an icon that says nothing to a screen reader: the words beside it do."""
    return {"name": name}


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
def scan_styles() -> SafeString:
    """Give the text of the scan page's style element; its hash is styles.content_hash(text)."""
    return mark_safe(styles.scan_styles())  # noqa: S308  our own file


@register.simple_tag
def menu_links(name: str) -> tuple[menu.Link, ...]:
    """Give the links of a menu, to be named with `as` and looped over."""
    return menu.links(name)


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
