"""The words that belong to one look at a pack, and to no other."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

from django.urls import reverse
from django.utils.formats import localize
from django.utils.translation import ngettext, override

from base.formats.dates import moment_text
from base.local_time import local
from themes.templatetags.themes_tags import current_language
from traceability.resolver.answer import Answer, Pack
from traceability.resolver.facts import code_text


def own_words(answer: Answer, path: str) -> dict[str, str]:
    """The words that differ between two looks at the same pack: its code, the moment, the count."""
    language = current_language()
    return {
        "code": code_text(answer),
        "moment": moment_text(answer.at, language),
        "report": f"{_report(language)}?code={quote(answer.code or path[:200])}",
        "seen": seen_text(answer.pack),
    }


def seen_text(pack: Pack | None) -> str:
    """How often the code was looked up before; empty for the first time."""
    if pack is None or not pack.seen or not pack.first_seen:
        return ""
    text = ngettext(
        "This code was looked up once before, in %(first_seen)s.",
        "This code was looked up %(seen)s times before, first in %(first_seen)s.",
        pack.seen,
    )
    return text % {"seen": localize(pack.seen), "first_seen": f"{local(pack.first_seen):%m/%Y}"}


@cache
def _report(language: str) -> str:
    with override(language):
        return reverse("report")
