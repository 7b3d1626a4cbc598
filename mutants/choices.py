"""Which small mistakes one place in a program invites (pure)."""

from __future__ import annotations

import ast
import copy

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_SUMS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip


def choices(node: ast.AST) -> list[ast.AST]:  # noqa: PLR0911 - a table, one line each
    """The nodes that may stand in this one's place, one mistake each."""
    match node:
        case ast.Compare():
            return [*_compared(node)]
        case ast.BoolOp(op=op, values=values):
            return [ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return [operand]
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _SUMS:
            return [ast.BinOp(left, _SUMS[type(op)](), right)]
        case ast.Constant(value=bool() as value):
            return [ast.Constant(not value)]
        case ast.Constant(value=int() as value):
            return [ast.Constant(value + 1)]
        case ast.stmt():
            return _statements(node)
        case _:
            return []


def _statements(node: ast.stmt) -> list[ast.AST]:  # noqa: PLR0911 - a table, one line each
    match node:
        case ast.Return(value=None | ast.Constant(value=None | True | False)):
            return []  # a truth value is turned where it stands
        case ast.Return():
            return [ast.Return(ast.Constant(None))]
        case ast.If(test=test) if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            turned = copy.copy(node)
            turned.test = ast.UnaryOp(ast.Not(), test)
            return [turned]
        case ast.Expr(value=ast.Call()) | ast.Raise() | ast.AugAssign():
            return [ast.Pass()]
        case ast.Continue():
            return [ast.Break()]
        case ast.Break():
            return [ast.Continue()]
        case _:
            return []


def _compared(node: ast.Compare) -> list[ast.AST]:
    """Each comparison of a chain turned by itself."""
    turned: list[ast.AST] = []
    for number, op in enumerate(node.ops):
        ops = [*node.ops]
        ops[number] = _COMPARISONS[type(op)]()
        turned.append(ast.Compare(node.left, ops, node.comparators))
    return turned
