"""Alarms of decisions 1 and 22: a room, or what joins rooms, is large enough to look at."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.house import tree
from themes import slots

MOST_SLOTS = 12
MOST_FEATURES, MOST_LINES = 12, 9000
SIGNALS = tree.ROOT / "docs" / "reference" / "signals.md"


def test_no_room_has_too_many_features_or_lines() -> None:
    measured = {room: (features(room), lines(room)) for room in tree.ROOMS}

    assert {
        room: found
        for room, found in measured.items()
        if found[0] > MOST_FEATURES or found[1] > MOST_LINES
    } == {}


def test_there_are_few_slots() -> None:
    assert len(slots.declared()) <= MOST_SLOTS


def test_every_signal_and_registry_is_explained() -> None:
    page = SIGNALS.read_text(encoding="utf-8")
    named = {*re.findall(r"^\| `([\w.]+)`", page, re.MULTILINE)}

    assert sorted(named) == sorted(signals() | registries())


def features(room: str) -> int:
    """Folders of code of a room; migrations, commands and data are none."""
    none = {"migrations", "management", "locale", "jinja2", "static"}
    folders = (each for each in (tree.ROOT / room).iterdir() if each.is_dir())
    return sum(each.name not in none and any(each.glob("*.py")) for each in folders)


def lines(room: str) -> int:
    return sum(tree.lines(file) for file in tree.room_files(".py") if _room(file) == room)


def signals() -> set[str]:
    return {
        f"{_module(file)}.{name}"
        for file in tree.room_files(".py")
        for name in re.findall(r"^(\w+) = Signal\(\)", file.read_text("utf-8"), re.MULTILINE)
    }


def registries() -> set[str]:
    """Functions a room calls to register something of its own."""
    return {
        f"{_module(file)}.{each.name}"
        for file in tree.room_files(".py")
        for each in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(each, ast.FunctionDef)
        and each.name.startswith("register_")
        and (each.args.args or each.args.kwonlyargs)
        and ast.unparse(each.returns or ast.Constant(...)) in {"None", "str"}  # others give rows
    }


def _room(file: Path) -> str:
    return tree.shown(file).split("/", 1)[0]


def _module(file: Path) -> str:
    return tree.shown(file).removesuffix(".py").replace("/", ".")
