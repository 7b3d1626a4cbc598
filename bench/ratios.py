"""Interleaved rounds and the ratios they give (pure but for the clock of the server)."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.server import Server


@dataclass(frozen=True)
class Variant:
    """One thing to measure: a server, the paths it is asked for in turn, and its headers."""

    name: str
    server: Server
    paths: Sequence[str]
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Ratio:
    """CPU per request of a variant as a multiple of the base in the same round."""

    name: str
    median: float
    least: float
    most: float
    milliseconds: float


def measure(
    base: Callable[[Variant], Variant], variants: Sequence[Variant], *, rounds: int, requests: int
) -> Iterator[Ratio]:
    """Answer each variant's ratio to its own server's base, A B A B …, one warm-up round first."""
    costs: dict[str, list[tuple[float, float]]] = {each.name: [] for each in variants}
    for number in range(rounds + 1):
        for variant in variants:
            hello = _cost(base(variant), requests)
            cost = _cost(variant, requests)
            if number:
                costs[variant.name].append((hello, cost))
    for name, pairs in costs.items():
        ratios = [cost / hello for hello, cost in pairs]
        middle = statistics.median(cost for _hello, cost in pairs)
        yield Ratio(name, statistics.median(ratios), min(ratios), max(ratios), middle * 1000)


def _cost(variant: Variant, requests: int) -> float:
    """Answer CPU seconds per request; every answer must be a 200."""
    variant.server.connection.close()  # an idle one may have been closed by the server
    before = variant.server.cpu_seconds()
    for number in range(requests):
        path = variant.paths[number % len(variant.paths)]
        status, _body = variant.server.fetch(path, dict(variant.headers))
        if status != 200:
            raise RuntimeError(f"{variant.name}: {path} answered {status}.")
    return (variant.server.cpu_seconds() - before) / requests
