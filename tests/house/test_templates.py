"""A template looks only downstairs, as its room does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment
from jinja2.meta import find_referenced_templates

from config.routes import routes
from tests.house import tree

LONGEST_LINE = 160
_URL = re.compile(r"\baddress\(\"([\w:-]+)\"")
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
    file = tree.ROOT / "themes" / "jinja2" / "x.html"
    source = "{% from 'catalog/parts/links.html' import links %}{% include 'themes/a.html' %}"
    assert list(_includes(file, source)) == ["themes/jinja2/x.html → catalog"]


def test_no_line_of_a_template_is_long() -> None:
    assert [line for file in tree.templates() for line in long_lines(file.read_text("utf-8"))] == []


def test_a_line_of_161_characters_would_be_named() -> None:
    assert long_lines(f"{'a' * 160}\n{'b' * 161}") == ["b" * 161]


def long_lines(source: str) -> list[str]:
    return [line for line in source.splitlines() if len(line) > LONGEST_LINE]


def upstairs_includes(file: Path) -> Iterator[str]:
    return _includes(file, file.read_text(encoding="utf-8"))


def _includes(file: Path, source: str) -> Iterator[str]:
    for named in find_referenced_templates(
        Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(source)
    ):
        room = str(named).split("/")[0]
        if room in tree.ROOMS and _floor(room) > _floor(_room(file)):
            yield f"{tree.shown(file)} → {room}"


def _room(file: Path) -> str:
    return tree.shown(file).split("/")[0]


def _floor(room: str) -> int:
    """Rooms we did not build (Wagtail's) lie below all of ours."""
    return tree.ROOMS.index(room) if room in tree.ROOMS else -1
