"""Who may open which address: authz.toml, read and held against the routes that exist."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from config.routes import Route

FILE = Path(__file__).resolve().parent.parent / "authz.toml"
KNOWN_WHO = ("everyone", "editors")
KNOWN_METHODS = ("GET", "POST")
BELOW = "*"


@dataclass(frozen=True)
class Grant:
    """Who may open a route and how; an empty `who` means nobody. GET includes HEAD."""

    who: tuple[str, ...]
    methods: tuple[str, ...]


class Grants(dict[str, Grant]):
    """The grant of each declared route; of one below a prefix ("quan-tri/*") that of the prefix.

    A route that is named itself has its own grant. KeyError for one nobody decided about.
    """

    def __missing__(self, route: str) -> Grant:
        """Grant what the longest prefix grants."""
        fitting = [each for each in self if _is_below(route, each)]
        if not fitting:
            raise KeyError(route)
        return self[max(fitting, key=len)]


def read_grants(file: Path = FILE) -> Grants:
    """Answer the grants of a file.

    Raises:
        ValueError: a route is listed twice, or a word is none we know.
    """
    grants = Grants()
    for table in tomllib.loads(file.read_text(encoding="utf-8"))["grant"]:
        grant = Grant(tuple(table["who"]), tuple(table["methods"]))
        _demand_known(grant)
        for route in table["routes"]:
            if route in grants:
                raise ValueError(f"{route!r} is listed twice in {file.name}.")
            grants[route] = grant
    return grants


def unlisted(routes: Iterable[Route], grants: Grants) -> list[str]:
    """Answer the routes nobody decided about; the build asks for none."""
    return sorted({each.pattern for each in routes if not _is_decided(each.pattern, grants)})


def unknown(routes: Iterable[Route], grants: Grants) -> list[str]:
    """Answer the listed routes that no longer exist, and prefixes nothing lies below."""
    patterns = {route.pattern for route in routes}
    return sorted(
        each
        for each in grants.keys() - patterns
        if not any(_is_below(pattern, each) for pattern in patterns)
    )


def _is_below(route: str, prefix: str) -> bool:
    return prefix.endswith(BELOW) and route.startswith(prefix.removesuffix(BELOW))


def _is_decided(route: str, grants: Grants) -> bool:
    return route in grants or any(_is_below(route, each) for each in grants)


def _demand_known(grant: Grant) -> None:
    strange = {*grant.who} - {*KNOWN_WHO} | {*grant.methods} - {*KNOWN_METHODS}
    if strange:
        raise ValueError(f"Nobody knows {', '.join(sorted(strange))}.")
