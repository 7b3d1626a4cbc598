"""Put a mistake into a module that is loaded already, wherever its functions have gone.

A decorated, imported or stored function is the same function object, so its code is exchanged in
place. A table is made anew and put wherever the old one stands under its name.
"""

from __future__ import annotations

import ast
import functools
import gc
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, Self

from mutants.blocks import blocks
from mutants.mutations import Mutant


class ImpossibleError(Exception):
    """This mistake cannot be made in a module that is loaded; it says nothing about the tests."""


@dataclass(frozen=True)
class Loaded:
    """A module, the functions made of it, and everything in the process that remembers answers.

    All is looked for once, since that means looking at each object there is.
    """

    module: ModuleType
    functions: Sequence[FunctionType]
    remembering: Sequence[functools._lru_cache_wrapper[Any]]

    @classmethod
    def of(cls, module: ModuleType) -> Self:
        """The module as it is loaded now."""
        # type(), not isinstance(): a lazy object would wake up to answer that.
        every = [(type(each), each) for each in gc.get_objects()]
        functions = [each for kind, each in every if kind is FunctionType]
        mine = [each for each in functions if each.__code__.co_filename == module.__file__]
        remembering = [each for kind, each in every if kind is functools._lru_cache_wrapper]  # noqa: SLF001 - it has no other name
        return cls(module, mine, remembering)

    def put_in(self, tree: ast.Module, mutant: Mutant) -> None:
        """Make the module behave as `tree` says; ImpossibleError when Python refuses."""
        if mutant.in_function:
            self._exchange_code(tree)
        else:
            _exchange_table(self.module, tree, mutant.scope)
        for each in self.remembering:  # what the sound program answered is no answer of this one
            each.cache_clear()

    def note_blocks(self, noted: set[int]) -> None:
        """Let each block of a function put its first line into `noted` when it is reached."""
        tree = self._source()
        for block in [*blocks(tree)]:
            note = ast.parse(f"__noted__.add({block[0].lineno})").body
            block[:0] = [ast.copy_location(each, block[0]) for each in note]
        vars(self.module)["__noted__"] = noted
        self._exchange_code(ast.fix_missing_locations(tree))

    def note_no_more(self) -> None:
        """Let the functions be as they are written."""
        self._exchange_code(self._source())

    def _source(self) -> ast.Module:
        return ast.parse(Path(str(self.module.__file__)).read_text(encoding="utf-8"))

    def _exchange_code(self, tree: ast.Module) -> None:
        whole = compile(tree, str(self.module.__file__), "exec", dont_inherit=True)
        fresh = {(each.co_qualname, each.co_firstlineno): each for each in _codes(whole)}
        for each in self.functions:
            code = fresh.get((each.__code__.co_qualname, each.__code__.co_firstlineno))
            try:
                each.__code__ = code or each.__code__
            except ValueError as error:  # it closes over other names than before
                raise ImpossibleError from error


def _exchange_table(module: ModuleType, tree: ast.Module, name: str) -> None:
    before = vars(module)[name]
    [statement] = [each for each in tree.body if _assigns(each, name)]
    alone = ast.Module([statement], [])
    try:
        exec(compile(alone, str(module.__file__), "exec"), vars(module))  # noqa: S102 - our own
    except Exception as error:
        raise ImpossibleError from error
    for other in [*sys.modules.values()]:
        if vars(other).get(name) is before:
            setattr(other, name, vars(module)[name])


def _assigns(statement: ast.stmt, name: str) -> bool:
    match statement:
        case ast.Assign(targets=[ast.Name(id=found)]) | ast.AnnAssign(target=ast.Name(id=found)):
            return found == name
        case _:
            return False


def _codes(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)
