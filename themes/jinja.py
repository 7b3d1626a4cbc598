"""Jinja2 behind one door: how our pages are written, and the words a template may use.

The editors' room is Wagtail's and keeps Django's templates.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import cache
from typing import Any

from django.template import engines
from django.templatetags.static import static
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext
from jinja2 import Environment, StrictUndefined

from base.formats.numbers import grouped
from themes import icons, menu, slots, styles
from themes.addresses import address
from themes.language import current_language, either


class _Environment(Environment):
    """Jinja2's own, without a chain of maps around the globals of each template.

    No template has globals of its own here, and each import on a page compares them: with the
    chain that was a third of a page.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of one template: those of all."""
        return super().make_globals(d) if d else self.globals


def environment(**options: Any) -> Environment:  # noqa: ANN401  what Django's backend hands on
    """The environment of every page; for the setting TEMPLATES.

    What a page does not pass is an error and not silence, so components state their defaults.
    """
    tidy = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = _Environment(**{**options, **tidy}, extensions=["jinja2.ext.i18n"])
    # Newstyle would wrap each text three times: four times the cost, and we never mix markup in.
    made.install_gettext_callables(gettext, ngettext, newstyle=False)  # type: ignore[attr-defined]
    made.globals |= {
        "_": gettext,  # Jinja2's own alias looks the function up at each call
        "address": address,
        "icon_path": icons.icon_path,
        "language": current_language,
        "menu_links": menu.links,
        "scan_styles": _scan_styles,
        "slot": slot,
        "static": cache(static),
    }
    made.filters |= {"either": either, "grouped": _grouped, "paragraphs": _paragraphs}
    return made


def rendered(template: str, values: Mapping[str, Any]) -> str:
    """A template with these values, in the active language."""
    return pages().get_template(template).render(values)


def pages() -> Environment:
    """The environment Django made from the setting TEMPLATES."""
    made: Environment = engines["jinja2"].env  # type: ignore[attr-defined]
    return made


def slot(name: str, subject: object = None) -> SafeString:
    """Every panel registered for a slot, each with the values it provides for the subject.

    A panel that provides nothing is left out.
    """
    written = [
        rendered(panel.template, values)
        for panel in slots.panels(name)
        if (values := panel.provide(subject))
    ]
    return mark_safe("".join(written))  # noqa: S308  each part was escaped by its own template


def _scan_styles() -> SafeString:
    return mark_safe(styles.scan_styles())  # noqa: S308  our own file


def _grouped(number: int) -> str:
    """A whole number as the page's language writes it."""
    return grouped(number, current_language())


def _paragraphs(text: str) -> SafeString:
    """Lines of plain text as paragraphs."""
    return mark_safe(linebreaks(text, autoescape=True))  # noqa: S308  escaped by Django
