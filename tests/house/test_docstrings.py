"""Public names of rules and actions say what they promise."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.house import tree

ACTIONS = {"actions.py", "importer.py", "reading.py", "queries.py"}


def test_every_public_name_of_rules_and_actions_says_what_it_promises() -> None:
    bare = [
        f"{tree.shown(file)} {name}"
        for file in _promising_files()
        for name in undocumented(file.read_text(encoding="utf-8"))
    ]
    assert bare == []


def test_a_bare_public_function_would_be_named_and_a_private_one_not() -> None:
    assert list(undocumented("def open_it(): ...\ndef _hidden(): ...")) == ["open_it"]


def undocumented(source: str) -> Iterator[str]:
    for node in ast.parse(source).body:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef):
            continue
        if not node.name.startswith("_") and not ast.get_docstring(node):
            yield node.name


def _promising_files() -> Iterator[Path]:
    contracts = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = contracts["tool"]["importlinter"]["contracts"]
    pure = next(each for each in contracts if each["id"] == "pure")["source_modules"]
    for file in tree.room_files(".py"):
        if file.name in ACTIONS or tree.module_name(file) in pure:
            yield file
