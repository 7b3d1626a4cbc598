"""Every command of ours ends in one sentence when database or files are at fault."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from base.commands import OneSentence
from tests.house import tree


def test_every_command_ends_in_one_sentence() -> None:
    found = {tree.shown(each): is_one_sentence(each) for each in commands()}
    assert len(found) > 10
    assert [name for name, right in found.items() if not right] == []


def commands() -> list[Path]:
    return [
        each
        for each in tree.room_files(".py")
        if each.parent.name == "commands" and each.name != "__init__.py"
    ]


def is_one_sentence(file: Path) -> bool:
    command = import_module(tree.module_name(file)).Command
    return issubclass(command, OneSentence)
