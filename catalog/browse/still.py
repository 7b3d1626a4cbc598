"""The parts of a product's page that no verdict touches, rendered when the product is published.

They are kept with their edition, a digest of all that renders them; parts of another edition are
rendered anew. Stars, outcome, dates and everything else that may change by itself stay outside.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from catalog.browse.documents import Document
from catalog.browse.product_still import still_values
from themes.templatetags.themes_tags import current_language

LANGUAGES = ("vi", "en")
PARTS = {"photos": "catalog/parts/photos.html", "below": "catalog/parts/product_below.html"}
ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("base", "themes", "catalog")
KINDS = (".py", ".html", ".mo", ".toml")


def still_of(document: Document) -> dict[str, Any]:
    """Render the still parts of a product in both languages, to be kept beside its document."""
    return {"edition": edition(), **{each: _rendered(document, each) for each in LANGUAGES}}


def still_parts(document: Document, kept: dict[str, Any]) -> dict[str, SafeString]:
    """Answer the parts in the active language: the kept ones, or fresh ones of today's edition."""
    language = current_language()
    parts = kept.get(language)
    if parts is None or kept.get("edition") != edition():
        parts = _rendered(document, language)
    # Written by our own templates, which escaped every value, and by nobody else.
    return {name: mark_safe(html) for name, html in parts.items()}  # noqa: S308


@cache
def edition() -> str:
    """Answer a digest of every template, catalogue and module that has a say in these parts."""
    digest = hashlib.blake2b(digest_size=12)
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in KINDS:
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _rendered(document: Document, language: str) -> dict[str, str]:
    with override(language):
        values = still_values(document)
        return {name: str(render_to_string(path, values)) for name, path in PARTS.items()}
