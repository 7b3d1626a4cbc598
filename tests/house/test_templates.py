"""A template looks only downstairs, as its room does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from config.routes import routes
from tests.house import tree

_INCLUDE = re.compile(r"{%\s*(?:include|extends)\s+[\"']([\w-]+)/")
_URL = re.compile(r"{%\s*url\s+[\"']([\w:-]+)[\"']")
_INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)|\son[a-z]+=[\"']|\sstyle=[\"']|javascript:", re.IGNORECASE
)


def test_no_template_includes_from_upstairs() -> None:
    assert [hit for file in tree.templates() for hit in upstairs_includes(file)] == []


def test_no_template_links_upstairs_by_name() -> None:
    rooms = {route.name: route.view.__module__.split(".")[0] for route in routes() if route.name}
    found = [
        f"{tree.shown(file)} → {name} ({rooms.get(name)})"
        for file in tree.templates()
        for name in _URL.findall(file.read_text(encoding="utf-8"))
        if _floor(rooms.get(name, "base")) > _floor(_room(file))
    ]
    assert found == []


def test_every_name_a_template_links_to_exists() -> None:
    names = {route.name for route in routes()}
    used = {name for file in tree.templates() for name in _URL.findall(file.read_text("utf-8"))}
    assert sorted(used - names) == []


def test_no_template_carries_inline_script_or_style_attributes() -> None:
    found = [
        f"{tree.shown(file)}: {match[0]}"
        for file in tree.templates()
        for match in _INLINE.finditer(file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_an_include_from_upstairs_would_be_named() -> None:
    file = tree.ROOT / "themes" / "templates" / "x.html"
    source = "{% include 'catalog/parts/product.html' %}{% include 'themes/a.html' %}"
    assert list(_includes(file, source)) == ["themes/templates/x.html → catalog"]


def upstairs_includes(file: Path) -> Iterator[str]:
    return _includes(file, file.read_text(encoding="utf-8"))


def _includes(file: Path, source: str) -> Iterator[str]:
    for room in _INCLUDE.findall(source):
        if room in tree.ROOMS and _floor(room) > _floor(_room(file)):
            yield f"{tree.shown(file)} → {room}"


def _room(file: Path) -> str:
    return tree.shown(file).split("/")[0]


def _floor(room: str) -> int:
    """Rooms we did not build (Wagtail's) lie below all of ours."""
    return tree.ROOMS.index(room) if room in tree.ROOMS else -1
