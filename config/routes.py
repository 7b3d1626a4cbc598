"""Every address this site answers, walked from the URL configuration."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import LocalePrefixPattern, URLPattern, URLResolver, get_resolver

# Pages in both languages: Vietnamese without a prefix, English below /en/.
BOTH_LANGUAGES = "[en/]"
EDITORS = "quan-tri/"
_ARGUMENT = re.compile(r"<(?:(?P<kind>\w+):)?\w+>")
_SAMPLES = {"int": "1", "uuid": "00000000-0000-0000-0000-000000000000"}


@dataclass(frozen=True)
class Route:
    """One address as it is declared, its name (may be empty) and the view behind it."""

    pattern: str
    name: str
    view: Callable[..., Any]

    @property
    def takes_arguments(self) -> bool:
        """Whether the address has parts that differ from request to request."""
        return bool(re.search(r"[<(^]", self.pattern))

    @property
    def is_ours(self) -> bool:
        """Whether one of our rooms answers, rather than Wagtail's screens for editors."""
        return not self.pattern.startswith(EDITORS)

    def sample(self, language: str = "vi") -> str:
        """Answer a path of this shape, with made-up values for its arguments."""
        path = self.pattern.replace(BOTH_LANGUAGES, "en/" if language == "en" else "")
        return "/" + _ARGUMENT.sub(lambda found: _SAMPLES.get(found["kind"] or "", "x"), path)


def routes(resolver: URLResolver | None = None) -> Iterator[Route]:
    """Yield every route in the order in which it is tried, those of included packages too."""
    yield from _walk(resolver or get_resolver(), "")


def _walk(resolver: URLResolver, prefix: str) -> Iterator[Route]:
    for each in resolver.url_patterns:
        pattern = prefix + _text(each)
        if isinstance(each, URLResolver):
            yield from _walk(each, pattern)
        else:
            yield Route(pattern, each.name or "", each.callback)


def _text(each: URLPattern | URLResolver) -> str:
    """Answer the declared text; a language prefix reads the same whatever language is active."""
    if isinstance(each.pattern, LocalePrefixPattern):
        return BOTH_LANGUAGES
    return str(each.pattern)
