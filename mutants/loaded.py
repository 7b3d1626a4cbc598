"""Put a mistake into a module that is loaded already, wherever its functions have gone.

A decorated, imported or stored function is the same function object, so its code is exchanged in
place. A table is made anew and put wherever the old one stands under its name.
"""

from __future__ import annotations

import ast
import functools
import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

from mutants.mutations import Mutant


class ImpossibleError(Exception):
    """This mistake cannot be made in a module that is loaded; it says nothing about the tests."""


def put_in(module: ModuleType, tree: ast.Module, mutant: Mutant) -> None:
    """Make the module behave as `tree` says; ImpossibleError when Python refuses."""
    if mutant.in_function:
        _exchange_code(module, compile(tree, str(module.__file__), "exec", dont_inherit=True))
    else:
        _exchange_table(module, tree, mutant.scope)
    _forget_answers()


def note_calls(module: ModuleType, noted: set[str]) -> None:
    """Let each function of the module put its name into `noted` when it is called."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    for name, function in _functions(tree, ""):
        note = ast.parse(f"__noted__.add({name!r})").body
        function.body[:0] = [ast.copy_location(each, function.body[0]) for each in note]
    vars(module)["__noted__"] = noted
    whole = ast.fix_missing_locations(tree)
    _exchange_code(module, compile(whole, str(module.__file__), "exec", dont_inherit=True))


def _functions(tree: ast.AST, before: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    """The functions of a module and of its classes, by the name Python gives them."""
    for each in ast.iter_child_nodes(tree):
        if isinstance(each, ast.FunctionDef):
            yield f"{before}{each.name}", each
        elif isinstance(each, ast.ClassDef):
            yield from _functions(each, f"{before}{each.name}.")


def _exchange_code(module: ModuleType, whole: CodeType) -> None:
    fresh = {(each.co_qualname, each.co_firstlineno): each for each in _codes(whole)}
    for each in gc.get_objects():
        # type(), not isinstance(): a lazy object would wake up to answer that.
        if type(each) is FunctionType and each.__code__.co_filename == module.__file__:
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


def _forget_answers() -> None:
    """Empty every lru_cache: what the sound program answered is no answer of this one."""
    for each in gc.get_objects():
        if type(each) is functools._lru_cache_wrapper:  # noqa: SLF001 - it has no other name
            each.cache_clear()
