"""Sentences about settings in both languages; no setting is known yet, so not by Django's way."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polib

_CATALOGUE = Path(__file__).parent / "locale" / "vi" / "LC_MESSAGES" / "django.po"


def sentence(text: str) -> str:
    """The text as it is, marked for the catalogue; Django's own mark asks the settings."""
    return text


class Said:
    """A sentence of the catalogue with its values; as text it is Vietnamese, then English."""

    def __init__(self, sentence: str, **values: object) -> None:
        """Keep the English sentence; a value may be another `Said`, or an error that holds one."""
        self.sentence, self.values = sentence, values

    def __str__(self) -> str:
        """Both languages, each on a line of its own."""
        return f"{self._in(_vietnamese())}\n{self._in({})}"

    def _in(self, catalogue: Mapping[str, str]) -> str:
        values = {name: _worded(each, catalogue) for name, each in self.values.items()}
        return (catalogue.get(self.sentence) or self.sentence) % values


def _worded(value: object, catalogue: Mapping[str, str]) -> object:
    inner = value.args[0] if isinstance(value, ValueError) and value.args else value
    return inner._in(catalogue) if isinstance(inner, Said) else value  # noqa: SLF001 - one of us


def _vietnamese() -> dict[str, str]:
    """Read from the source: a start that fails may come before anything was compiled."""
    return {each.msgid: each.msgstr for each in polib.pofile(str(_CATALOGUE))}
