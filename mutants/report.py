"""The page a run writes: how many mistakes were noticed, file by file (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from mutants.mutations import Mutant
from mutants.trials import Tried

HEAD = """# Mutants

What `make mutants` found: {most} small mistakes at most were put into each file, one at a time (seed {seed}), and held against the tests of its feature that come past it. A mistake no test notices survives. How it works, and what is never changed: [decision 17](../decisions/0017-our-own-mutants.md).

| file | mutants | killed | survived | killed % |
|---|---|---|---|---|
"""  # noqa: E501 - a paragraph of Markdown is one line


def page(tried: Sequence[Tried], *, most: int, seed: str) -> str:
    """The whole page, ending with all files together."""
    rows = [_row(f"`{each.path}`", each.made, each.killed) for each in tried]
    total = _row("**all**", sum(each.made for each in tried), sum(each.killed for each in tried))
    return HEAD.format(most=most, seed=seed) + "\n".join([*rows, total]) + "\n"


def survivors(tried: Sequence[Tried]) -> list[str]:
    """One line for each mistake that is not killed, as an editor can open it."""
    lines = []
    for each in tried:
        lines += [_line(each.path, one) for one in each.survivors]
        lines += [
            f"{_line(each.path, one)}  (doubtful: {test} fails without it as well)"
            for one, test in each.doubtful
        ]
    return lines


def _line(path: str, mutant: Mutant) -> str:
    return f"{path}:{mutant.line}: {mutant.was}  →  {mutant.becomes}"


def _row(name: str, made: int, killed: int) -> str:
    share = f"{100 * killed / made:.0f}" if made else "–"
    return f"| {name} | {made} | {killed} | {made - killed} | {share} |"
