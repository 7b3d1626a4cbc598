"""Which files are put to the test, and where the tests that stand nearest are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

FEATURES = (
    "catalog/certificates",
    "catalog/window",
    "base/rack.py",  # the bitmaps of its shelves
    "traceability/resolver",
    "traceability/labels",
    "traceability/lots",
    "traceability/scans",
)
_NOT_RULES = {"__init__.py", "apps.py", "urls.py", "public_urls.py", "admin.py", "messages.py"}


def files(root: Path, chosen: Sequence[str]) -> list[str]:
    """Python files among or below these paths, as the root sees them."""
    found = [path for name in chosen for path in _below(root / name)]
    return sorted({path.relative_to(root).as_posix() for path in found})


def by_feature(paths: Sequence[str]) -> dict[str, list[str]]:
    """The files of each folder: their tests are collected together."""
    features: dict[str, list[str]] = {}
    for path in paths:
        features.setdefault(path.rpartition("/")[0], []).append(path)
    return features


def _below(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    for each in sorted(path.glob("*.py")):
        if each.name not in _NOT_RULES:
            yield each
