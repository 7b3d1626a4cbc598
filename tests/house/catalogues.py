"""The strings our rooms show, and the catalogues that translate them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import polib
from babel.messages.extract import extract_python

from tests.house import tree
from themes.jinja import environment

KEYWORDS = {
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop", "_", "lazy"), (1,)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}


class Shown(NamedTuple):
    """One string as a person reads it in English, with its context, and where it stands."""

    context: str
    msgid: str
    where: str


@cache
def shown_strings(room: str) -> tuple[Shown, ...]:
    """Answer every translatable string of a room's code and templates."""
    files = [
        file
        for suffix in (".py", ".html", ".txt")
        for file in tree.room_files(suffix)
        if tree.shown(file).startswith(f"{room}/") and "locale" not in file.parts
    ]
    return tuple(string for file in files for string in _strings(file))


@cache
def catalogue(room: str) -> polib.POFile:
    """Answer a room's Vietnamese catalogue; a room that shows nothing has an empty one."""
    file = tree.ROOT / room / "locale" / "vi" / "LC_MESSAGES" / "django.po"
    return polib.pofile(str(file)) if file.exists() else polib.POFile()


def strings_of(source: str, name: str) -> Iterator[Shown]:
    """Yield the translatable strings of Python source, or of a template's source."""
    for line, function, texts in _found(source, is_python=name.endswith(".py")):
        words = [texts] if isinstance(texts, str) else [each for each in texts if each]
        context = words.pop(0) if "pgettext" in str(function) else ""
        if words:
            yield Shown(context, words[0], f"{name}:{line}")


def _found(source: str, *, is_python: bool) -> Iterator[tuple[Any, ...]]:
    """Line, function and texts of each call; a template is read as pages are."""
    if is_python:
        content = BytesIO(source.encode())
        for call in extract_python(content, list(KEYWORDS), (), {"encoding": "utf-8"}):
            yield call[:3]
    else:
        yield from environment().extract_translations(source)  # type: ignore[attr-defined]


def _strings(file: Path) -> Iterator[Shown]:
    source = file.read_text(encoding="utf-8")
    if re.search(r"gettext|_\(|trans", source):
        yield from strings_of(source, tree.shown(file))
