"""A line belongs to the innermost list of statements around it."""

from __future__ import annotations

import ast

import pytest

from mutants.blocks import block_at, blocks_naming

SOURCE = """
LIMIT = 5

class Shop:
    size = 2

    def is_open(self, hour):
        late = hour > LIMIT
        if late or (
            self.closed
        ):
            return False
        try:
            return self.ask()
        except OSError:
            def later():
                return True
            return later
"""


@pytest.mark.parametrize(
    ("line", "first"),
    [(2, 0), (5, 0), (8, 8), (10, 8), (12, 12), (14, 14), (15, 8), (17, 17), (18, 16)],
)
def test_a_line_stands_in_its_innermost_block(line: int, first: int) -> None:
    assert block_at(ast.parse(SOURCE), line) == first


def test_a_name_is_used_in_blocks_and_outside_of_all() -> None:
    assert blocks_naming(ast.parse(SOURCE), "LIMIT") == {0, 8}
    assert blocks_naming(ast.parse(SOURCE), "later") == {16}
