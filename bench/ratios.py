"""Interleaved rounds and the ratios they give (pure but for the clock of the servers)."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from typing import Protocol

HELLO = ["/hello"]


class Asked(Protocol):
    """A server that answers and knows what it has cost so far."""

    def fetch(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        """Status and body of one GET."""
        ...

    def cpu_seconds(self) -> float:
        """CPU seconds of the process so far."""
        ...

    def reconnect(self) -> None:
        """Leave a connection that may have been closed while nobody used it."""
        ...


@dataclass(frozen=True)
class Variant:
    """One thing to measure: a server, what it is asked for in turn, and how often.

    `share` divides the requests of a round, for what is dear. With `once` no path is asked twice
    in the whole run, so that nothing about it can be remembered.
    """

    name: str
    server: Asked
    paths: Sequence[str]
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
    share: int = 1
    once: bool = False


@dataclass(frozen=True)
class Spread:
    """What several rounds gave."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """Sum up at least one value."""
        return cls(statistics.median(values), min(values), max(values))


@dataclass(frozen=True)
class Ratio:
    """CPU per request over the product's own hello (H) and an empty Wagtail's (Hw)."""

    name: str
    hello: Spread
    empty: Spread
    milliseconds: float


def measure(
    empty: Asked, variants: Sequence[Variant], *, rounds: int, requests: int
) -> Iterator[Ratio]:
    """Each variant's ratios to both hellos of its own round, A B C A B C …, one round to warm up.

    RuntimeError for an answer of another status, or when paths to be asked once have run out.
    """
    turns = {each.name: iter(each.paths) if each.once else cycle(each.paths) for each in variants}
    costs: dict[str, list[tuple[float, float, float]]] = {each.name: [] for each in variants}
    for number in range(rounds + 1):
        for each in variants:
            own = _cost(Variant("hello", each.server, HELLO), cycle(HELLO), requests)
            bare = _cost(Variant("empty hello", empty, HELLO), cycle(HELLO), requests)
            cost = _cost(each, turns[each.name], asked(each, rounds=rounds, requests=requests))
            if number:
                costs[each.name].append((own, bare, cost))
    return (_ratio(name, triples) for name, triples in costs.items())


def asked(variant: Variant, *, rounds: int, requests: int) -> int:
    """How many requests of this variant make one round."""
    most = len(variant.paths) // (rounds + 1) if variant.once else requests
    return max(1, min(requests // variant.share, most))


def _ratio(name: str, rounds: Sequence[tuple[float, float, float]]) -> Ratio:
    return Ratio(
        name,
        Spread.of([cost / own for own, _bare, cost in rounds]),
        Spread.of([cost / bare for _own, bare, cost in rounds]),
        statistics.median(cost for _own, _bare, cost in rounds) * 1000,
    )


def _cost(variant: Variant, turns: Iterable[str], requests: int) -> float:
    """CPU seconds per request."""
    variant.server.reconnect()
    paths = iter(turns)
    before = variant.server.cpu_seconds()
    for _ in range(requests):
        path = next(paths, None)
        if path is None:
            raise RuntimeError(f"{variant.name}: every path was asked for once.")
        status, _body = variant.server.fetch(path, dict(variant.headers))
        if status != variant.status:
            raise RuntimeError(f"{variant.name}: {path} answered {status}.")
    return (variant.server.cpu_seconds() - before) / requests
