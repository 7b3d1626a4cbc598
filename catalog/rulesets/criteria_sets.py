"""The six product groups and 26 criteria sets, in the law's order (pure).

Source: QĐ 26/2026/QĐ-TTg, annex; the count is the same under QĐ 1048/2019 and QĐ 148/2023.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "criteria_sets.toml"


@dataclass(frozen=True)
class Group:
    """One of the six product groups."""

    key: str
    name_vi: str
    name_en: str


@dataclass(frozen=True)
class CriteriaSet:
    """One of the 26 sets; `number` is the law's."""

    number: int
    group: Group
    name_vi: str
    name_en: str


@cache
def groups() -> Mapping[str, Group]:
    """Answer the groups by key, in the law's order."""
    rows = _data()["groups"]
    return {key: Group(key, row["vi"], row["en"]) for key, row in rows.items()}


@cache
def criteria_sets() -> Mapping[int, CriteriaSet]:
    """Answer the sets by number, 1 to 26."""
    rows = _data()["sets"]
    return {
        int(number): CriteriaSet(int(number), groups()[row["group"]], row["vi"], row["en"])
        for number, row in rows.items()
    }


def numbers_in(group: str) -> tuple[int, ...]:
    """Answer the set numbers of a group; an unknown group has none."""
    return tuple(each.number for each in criteria_sets().values() if each.group.key == group)


@cache
def _data() -> dict[str, dict[str, dict[str, str]]]:
    with DATA.open("rb") as file:
        return tomllib.load(file)
