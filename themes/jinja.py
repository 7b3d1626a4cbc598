"""Jinja2 behind one door: how our pages are written, and the words a template may use.

The editors' room is Wagtail's and keeps Django's templates.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import cache, cached_property, partial
from typing import Any

from django.conf import settings
from django.template import engines
from django.templatetags.static import static
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext, override
from jinja2 import Environment, StrictUndefined, Template, nodes
from jinja2.visitor import NodeTransformer

from base.formats.numbers import grouped
from themes import icons, menu, slots, styles
from themes.addresses import address
from themes.language import current_language, either


def environment(*, language: str, **options: Any) -> Environment:  # noqa: ANN401  Django's options
    """The environment of every page in one language; for the setting TEMPLATES.

    What a page does not pass is an error and not silence, so components state their defaults.
    """
    tidy = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = _Environment(**{**options, **tidy}, extensions=["jinja2.ext.i18n"])
    made.language = language
    made.install_gettext_callables(gettext, ngettext, newstyle=False)  # type: ignore[attr-defined]
    made.globals |= {
        "address": address,
        "icon_path": icons.icon_path,
        "language": language,
        "menu_links": menu.links,
        "scan_styles": _scan_styles,
        "slot": slot,
        "static": cache(static),
        "static_or_plain": _static_or_plain,
    }
    made.filters |= {
        "either": either,
        "grouped": partial(grouped, language=language),
        "paragraphs": _paragraphs,
    }
    return made


def rendered(template: str, values: Mapping[str, Any]) -> str:
    """A template with these values, in the active language."""
    return pages(current_language()).get_template(template).render(values)


def pages(language: str) -> Environment:
    """The environment Django made for this language from the setting TEMPLATES."""
    made: Environment = engines[f"pages-{language}"].env  # type: ignore[attr-defined]
    return made


class _Environment(Environment):
    """Jinja2's own, with three things a page need not do again each time it is written."""

    language: str

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  Jinja2's name for it
    ) -> Template:
        """A template by its name; one that cannot change is looked for once, not at each import."""
        if self.auto_reload or globals or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = super().get_template(name, parent)
        return found

    @cached_property
    def _found(self) -> dict[str, Template]:
        return {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Read a template and translate it: what it says itself does not depend on its values."""
        tree: nodes.Template = _Translation(self.language).visit(
            super()._parse(source, name, filename)
        )
        return tree

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of one template: those of all, without a chain of maps around them.

        Each import compares the globals of both templates, which with chains was a third of a page.
        """
        return super().make_globals(d) if d else self.globals


class _Translation(NodeTransformer):
    """Puts the text of a language in place of a call that would look it up."""

    def __init__(self, language: str) -> None:
        self.language = language

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  Jinja2's name for it
        """Translate a constant text; a text with a count waits for its count."""
        match node:
            case nodes.Call(node=nodes.Name(name="_" | "gettext"), args=[nodes.Const(value=text)]):
                with override(self.language):
                    return nodes.Const(gettext(text), lineno=node.lineno)
        return self.generic_visit(node)


def slot(name: str, subject: object) -> SafeString:
    """Every panel registered for a slot, with what it shows for the subject (themes.slots)."""
    written = [rendered(template, values) for template, values in slots.filled(name, subject)]
    return mark_safe("".join(written))  # noqa: S308  each part was escaped by its own template


def _scan_styles() -> SafeString:
    return mark_safe(styles.scan_styles())  # noqa: S308  our own file


def _static_or_plain(path: str) -> str:
    """The address of a static file, for pages that must also be shown when none was collected."""
    try:
        return static(path)
    except (OSError, ValueError):
        return f"{settings.STATIC_URL}{path}"


def _paragraphs(text: str) -> SafeString:
    """Lines of plain text as paragraphs."""
    return mark_safe(linebreaks(text, autoescape=True))  # noqa: S308  escaped by Django
