"""The strings our rooms show, and the catalogues that translate them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import polib
from babel.messages.extract import extract_python
from jinja2.ext import babel_extract

from tests.house import tree

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
    found = (
        extract_python(BytesIO(source.encode()), list(KEYWORDS), (), {"encoding": "utf-8"})
        if name.endswith(".py")
        else babel_extract(BytesIO(source.encode()), list(KEYWORDS), (), {"silent": "no"})
    )
    for line, function, texts, _comments in found:
        words = [texts] if isinstance(texts, str) else [each for each in texts or () if each]
        context = words.pop(0) if "pgettext" in str(function) else ""
        if words:
            yield Shown(context, words[0], f"{name}:{line}")


def _strings(file: Path) -> Iterator[Shown]:
    source = file.read_text(encoding="utf-8")
    if re.search(r"gettext|_\(|trans", source):
        yield from strings_of(source, tree.shown(file))
