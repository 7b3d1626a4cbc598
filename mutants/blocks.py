"""Blocks: statements of functions that stand in one list, so that reaching one means all (pure)."""

from __future__ import annotations

import ast
from collections.abc import Iterator


def blocks(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    """Every list of statements but those of the module and of classes."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Module | ast.ClassDef):
            for _name, value in ast.iter_fields(node):
                if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                    yield value


def block_at(tree: ast.AST, line: int) -> int:
    """The first line of the innermost block this line stands in; 0 for none."""
    ranges = ((each[0].lineno, each[-1].end_lineno or 0) for each in blocks(tree))
    return max((first for first, last in ranges if first <= line <= last), default=0)


def blocks_naming(tree: ast.AST, name: str) -> set[int]:
    """The first lines of the blocks that use a name."""
    uses = (each for each in ast.walk(tree) if isinstance(each, ast.Name) and each.id == name)
    return {block_at(tree, each.lineno) for each in uses}
