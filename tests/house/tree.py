"""The files of this repository, as the house tests look at them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# Downstairs first: a room may look at those before it.
ROOMS = ("base", "media", "themes", "catalog", "traceability", "marketplace", "config")
_NOT_OURS = {".git", ".venv", "var", "__pycache__", "node_modules"}
_BINARY = {".gz", ".ttf", ".png", ".webp", ".jpg", ".pdf", ".mo", ".ico"}


@cache
def files() -> tuple[Path, ...]:
    """Answer every file of the repository, without what the machine made."""
    return tuple(sorted(_below(ROOT)))


def text_files() -> Iterator[Path]:
    """Yield the files a person can read, without the locks."""
    return (each for each in files() if each.suffix not in {*_BINARY, ".lock"})


def room_files(suffix: str, *, migrations: bool = False) -> Iterator[Path]:
    """Yield the rooms' files of one kind."""
    for each in files():
        in_room = shown(each).split("/")[0] in ROOMS
        if in_room and each.suffix == suffix and (migrations or "migrations" not in each.parts):
            yield each


def code_files() -> Iterator[Path]:
    """Yield all Python of the repository, without migrations."""
    return (each for each in files() if each.suffix == ".py" and "migrations" not in each.parts)


def templates() -> Iterator[Path]:
    """Yield the rooms' HTML templates."""
    return room_files(".html")


def shown(file: Path) -> str:
    """Answer the file's path from the root, with slashes."""
    return file.relative_to(ROOT).as_posix()


def module_name(file: Path) -> str:
    """Answer the dotted name a module is imported by."""
    return shown(file).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def lines(file: Path) -> int:
    """Count the lines of a text file."""
    return len(file.read_text(encoding="utf-8").splitlines())


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method of a Python file."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def names(file: Path) -> set[str]:
    """Answer the names a Python file gives: functions, classes, arguments, variables."""
    given = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                given.add(name)
            case ast.Name(id=name, ctx=ast.Store()):
                given.add(name)
    return given


def _below(folder: Path) -> Iterator[Path]:
    for each in folder.iterdir():
        if each.name in _NOT_OURS or each.name.endswith("_cache") or each.is_symlink():
            continue
        if each.is_dir():
            yield from _below(each) if each.name != ".hypothesis" else ()
        elif each.name != ".env":
            yield each
