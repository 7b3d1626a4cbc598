"""Files, functions and templates keep the house's sizes; `-rP` shows the figures."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping

from tests.house import tree

Record = Callable[[str, object], None]
MOST_FILE, MEDIAN_FILE = 300, 75
MOST_FUNCTION, MEDIAN_FUNCTION = 50, 8
MOST_TEMPLATE, MEDIAN_TEMPLATE = 120, 20
# Scripts that make a data file are run once a year and read from top to bottom.
DATA_FOLDERS = {"data"}


def test_no_file_is_long_and_most_are_short(record_property: Record) -> None:
    sizes = {
        tree.shown(file): tree.lines(file)
        for file in tree.code_files()
        if tree.lines(file) and not DATA_FOLDERS & {*file.parts}
    }
    _report("file", sizes, record_property)
    assert too_long(sizes, MOST_FILE) == {}
    assert statistics.median(sizes.values()) <= MEDIAN_FILE


def test_no_function_is_long_and_most_are_short(record_property: Record) -> None:
    sizes = {
        f"{tree.shown(file)}:{each.lineno} {each.name}": _length(each)
        for file in tree.room_files(".py")
        for each in tree.functions(file)
    }
    _report("function", sizes, record_property)
    assert too_long(sizes, MOST_FUNCTION) == {}
    assert statistics.median(sizes.values()) <= MEDIAN_FUNCTION


def test_no_template_is_long_and_most_are_short(record_property: Record) -> None:
    sizes = {tree.shown(file): tree.lines(file) for file in tree.templates()}
    _report("template", sizes, record_property)
    assert too_long(sizes, MOST_TEMPLATE) == {}
    assert statistics.median(sizes.values()) <= MEDIAN_TEMPLATE


def test_a_file_of_301_lines_would_be_named() -> None:
    assert too_long({"a.py": 300, "b.py": 301}, MOST_FILE) == {"b.py": 301}


def too_long(sizes: Mapping[str, int], most: int) -> dict[str, int]:
    return {name: size for name, size in sizes.items() if size > most}


def _length(function: object) -> int:
    return int(getattr(function, "end_lineno", 0)) - int(getattr(function, "lineno", 0)) + 1


def _report(kind: str, sizes: Mapping[str, int], record_property: Record) -> None:
    ordered = sorted(sizes.values())
    at_95 = ordered[int(len(ordered) * 0.95)]
    figures = f"median {statistics.median(ordered):g}, p95 {at_95}, most {ordered[-1]}"
    record_property(f"{kind} lines", figures)
    print(f"{len(ordered)} × {kind}: {figures} lines")  # noqa: T201 - the report is the point
