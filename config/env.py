"""Read the product's settings from the environment, each declared once, checked and documented."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from config.two_languages import Said
from config.two_languages import sentence as _

Value = TypeVar("Value")


class SettingError(SystemExit):
    """A setting is missing, unknown or insecure; the product refuses to start and says why."""


@dataclass(frozen=True)
class Declaration:
    """One setting: its name, what it is for, its safe default and how its text is read."""

    name: str
    about: str
    default: str
    read: Callable[[str], object]
    example: str = ""


DECLARED: dict[str, Declaration] = {}


def read_file(path: Path) -> dict[str, str]:
    """Read NAME=value lines of a `.env` file; `#` starts a comment line; the file may be absent."""
    if not path.exists():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip().strip("'\"") for name, value in pairs}


class Environment:
    """The values of one start: the process environment first, then the `.env` file."""

    def __init__(self, values: Mapping[str, str]) -> None:
        """Keep the values; nothing is read before it is declared."""
        self.values = values

    @classmethod
    def of_process(cls, env_file: Path) -> Environment:
        """Join the `.env` file and the process environment (which wins)."""
        return cls({**read_file(env_file), **os.environ})

    def value(self, name: str, about: str, default: str, read: Callable[[str], object]) -> object:
        """Declare a setting and answer its value, or stop the start with a clear sentence."""
        DECLARED[name] = Declaration(name, about, default, read)
        text = self.values.get(name, default)
        try:
            return read(text)
        except ValueError as error:
            said = _("Setting %(name)s=%(text)s cannot be used: %(why)s")
            raise SettingError(str(Said(said, name=name, text=repr(text), why=error))) from error

    def text(self, name: str, about: str, default: str = "") -> str:
        """Declare a setting that is plain text."""
        return str(self.value(name, about, default, str))

    def whole(self, name: str, about: str, default: str, *, least: int, most: int) -> int:
        """Declare a whole number between `least` and `most`."""

        def read(text: str) -> int:
            if not re.fullmatch(r"-?[0-9]{1,9}", text) or not least <= int(text) <= most:
                said = _("it must be a whole number from %(least)s to %(most)s.")
                raise ValueError(Said(said, least=least, most=most))
            return int(text)

        return int(str(self.value(name, about, default, read)))

    def choice(self, name: str, about: str, default: str, choices: tuple[str, ...]) -> str:
        """Declare a setting with a closed list of values."""

        def read(text: str) -> str:
            if text not in choices:
                said = _("it must be one of %(choices)s.")
                raise ValueError(Said(said, choices=", ".join(choices)))
            return text

        return str(self.value(name, about, default, read))

    def words(self, name: str, about: str, default: str = "") -> list[str]:
        """Declare a comma-separated list."""
        return [word.strip() for word in self.text(name, about, default).split(",") if word.strip()]

    def flag(self, name: str, about: str, default: str) -> bool:
        """Declare a yes/no setting; only the words yes and no are known."""
        return self.choice(name, about, default, ("yes", "no")) == "yes"


def understood(name: str, text: str, read: Callable[[str], Value]) -> Value:
    """Answer what `read` makes of a setting, or stop the start; never repeats a secret value."""
    try:
        return read(text)
    except ValueError as error:
        said = _("Setting %(name)s cannot be used: %(why)s")
        raise SettingError(str(Said(said, name=name, why=error))) from error


def demand(condition: object, sentence: str, **values: object) -> None:
    """Stop the start with `sentence`, in both languages, unless `condition` holds."""
    if not condition:
        raise SettingError(str(Said(sentence, **values)))


def is_made(folder: Path) -> bool:
    """Whether the folder is there now; False when something else stands in its place or way."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return True
