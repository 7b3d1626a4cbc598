"""The table of a run, as it stands in the documents (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from bench.ratios import Ratio, Spread

HEAD = "| CPU per request | ÷ H | least–most | ÷ Hw | least–most | ms |\n|---|---|---|---|---|---|"


def table(rows: Sequence[Ratio]) -> str:
    """One line for each variant, in Markdown."""
    return "\n".join([HEAD, *map(_line, rows)])


def _line(row: Ratio) -> str:
    cells = [row.name, *_cells(row.hello), *_cells(row.empty), f"{row.milliseconds:.2f}"]
    return f"| {' | '.join(cells)} |"


def _cells(spread: Spread) -> tuple[str, str]:
    return figure(spread.median), f"{figure(spread.least)}–{figure(spread.most)}"


def figure(value: float) -> str:
    """Two figures that matter, and whole ones from ten on."""
    return f"{value:.0f}" if value >= 10 else f"{value:.2g}"
