"""Who may open which address: authz.toml, read and held against the routes that exist."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from config.routes import Route

FILE = Path(__file__).resolve().parent.parent / "authz.toml"
KNOWN_WHO = ("everyone", "editors")
KNOWN_METHODS = ("GET", "POST")


@dataclass(frozen=True)
class Grant:
    """Who may open a route and how; an empty `who` means nobody. GET includes HEAD."""

    who: tuple[str, ...]
    methods: tuple[str, ...]


def read_grants(file: Path = FILE) -> Mapping[str, Grant]:
    """Answer the grant of each declared route.

    Raises:
        ValueError: a route is listed twice, or a word is none we know.
    """
    grants: dict[str, Grant] = {}
    for table in tomllib.loads(file.read_text(encoding="utf-8"))["grant"]:
        grant = Grant(tuple(table["who"]), tuple(table["methods"]))
        _demand_known(grant)
        for route in table["routes"]:
            if route in grants:
                raise ValueError(f"{route!r} is listed twice in {file.name}.")
            grants[route] = grant
    return grants


def unlisted(routes: Iterable[Route], grants: Mapping[str, Grant]) -> list[str]:
    """Answer the routes nobody decided about; the build asks for none."""
    return sorted({route.pattern for route in routes} - grants.keys())


def unknown(routes: Iterable[Route], grants: Mapping[str, Grant]) -> list[str]:
    """Answer the listed routes that no longer exist."""
    return sorted(grants.keys() - {route.pattern for route in routes})


def _demand_known(grant: Grant) -> None:
    strange = {*grant.who} - {*KNOWN_WHO} | {*grant.methods} - {*KNOWN_METHODS}
    if strange:
        raise ValueError(f"Nobody knows {', '.join(sorted(strange))}.")
