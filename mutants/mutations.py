"""Every mistake that one file invites, and the file with one of them in it (pure).

Only what runs is changed: bodies of functions, and tables a module holds under a capital name. Not
annotations, defaults, decorators, docstrings, words, nor the columns and members of a class.
"""

from __future__ import annotations

import ast
import random
from dataclasses import dataclass

from mutants.choices import choices


@dataclass(frozen=True)
class Mutant:
    """One mistake: its number in the file, where it stands, and what becomes of what."""

    number: int
    line: int
    scope: str  # the function it stands in as Python names it, or the table of the module
    in_function: bool
    was: str
    becomes: str


def mutants_of(source: str) -> list[Mutant]:
    """Every mutant of a file, in the order of its lines."""
    walk = _Walk(at=None)
    walk.visit(ast.parse(source))
    return walk.found


def sampled(source: str, *, most: int, seed: str) -> list[Mutant]:
    """At most so many of them, the same for the same seed."""
    every = mutants_of(source)
    chosen = random.Random(seed).sample(every, min(most, len(every)))
    return sorted(chosen, key=lambda each: each.number)


def mutated(source: str, mutant: Mutant) -> ast.Module:
    """The file's tree with this one mistake in it; every line keeps its number."""
    walk = _Walk(at=mutant.number)
    tree = ast.parse(source)
    walk.visit(tree)
    return ast.fix_missing_locations(tree)


class _Walk(ast.NodeTransformer):
    """Finds every mistake, and makes the one numbered `at`."""

    def __init__(self, at: int | None) -> None:
        self.at = at
        self.found: list[Mutant] = []
        self.scopes: list[str] = []
        self.table = ""

    def visit(self, node: ast.AST) -> ast.AST:
        if self.table or "<locals>" in self.scopes:
            for choice in choices(node):
                self._note(node, choice)
                if len(self.found) - 1 == self.at:
                    return ast.copy_location(choice, node)
        seen: ast.AST = super().visit(node)
        return seen

    def _note(self, node: ast.AST, choice: ast.AST) -> None:
        scope = self.table or ".".join(self.scopes[:-1])
        was, becomes = (_first_line(each) for each in (node, choice))
        line = int(getattr(node, "lineno", 0))
        number = len(self.found)
        self.found.append(Mutant(number, line, scope, not self.table, was, becomes))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.scopes += [node.name, "<locals>"]
        node.body = [*map(self._statement, node.body)]
        del self.scopes[-2:]
        return node

    def _statement(self, node: ast.stmt) -> ast.stmt:
        seen = self.visit(node)
        return seen if isinstance(seen, ast.stmt) else node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        self.scopes.append(node.name)
        if "<locals>" not in self.scopes:
            for each in node.body:
                if isinstance(each, ast.FunctionDef):
                    self.visit(each)
        self.scopes.pop()
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        return self._assigned(node, node.targets[0])

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        return self._assigned(node, node.target)

    def _assigned(self, node: ast.Assign | ast.AnnAssign, target: ast.expr) -> ast.AST:
        """Look at the value alone; of a module, only at what a capital name holds."""
        at_module = not self.scopes
        if at_module and not (isinstance(target, ast.Name) and target.id.isupper()):
            return node
        if at_module and isinstance(target, ast.Name):
            self.table = target.id
        if node.value is not None:
            node.value = self.visit(node.value)  # type: ignore[assignment]
        if at_module:
            self.table = ""
        return node


def _first_line(node: ast.AST) -> str:
    return ast.unparse(node).splitlines()[0]
