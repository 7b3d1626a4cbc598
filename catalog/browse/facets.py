"""Counts beside the choices of a list, from one tally of all combinations (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

Tally = list[Mapping[str, Any]]


def total(tally: Tally, chosen: Mapping[str, str]) -> int:
    """Answer how many rows fit everything chosen."""
    return sum(row["n"] for row in tally if _fits(row, chosen.items()))


def counts(tally: Tally, chosen: Mapping[str, str], column: str) -> Counter[str]:
    """Answer how many rows each value of `column` would show beside all else that is chosen.

    A province is counted without its communes. Empty values are no choice.
    """
    ignored = {column, "commune_here"} if column == "province_code" else {column}
    others = [(key, value) for key, value in chosen.items() if key not in ignored]
    found: Counter[str] = Counter()
    for row in tally:
        if row[column] and _fits(row, others):
            found[str(row[column])] += row["n"]
    return found


def _fits(row: Mapping[str, Any], chosen: Iterable[tuple[str, str]]) -> bool:
    return all(str(row[key]) == value for key, value in chosen)
