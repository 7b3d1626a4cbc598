"""The pages of docs/reference that are made from the code, so that they cannot be wrong."""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import get_commands, load_command_class
from django.db.models import Model

from base.personal_data import DataClass, classification
from config.authz import read_grants
from config.env import DECLARED
from config.routes import routes
from themes import slots

ROOMS = ("base", "media", "themes", "catalog", "traceability", "marketplace", "config")
SHELF = Path(__file__).resolve().parent.parent / "docs" / "reference"
MADE = "<!-- Made by `manage.py document`; change the code, not this page. -->"


def pages() -> Mapping[str, str]:
    """Answer each page's text by its file name below docs/reference."""
    makers: Mapping[str, Callable[[], str]] = {
        "settings.md": settings_page,
        "commands.md": commands_page,
        "urls.md": urls_page,
        "personal-data.md": personal_data_page,
        "slots.md": slots_page,
    }
    return {name: make() for name, make in makers.items()}


def settings_page() -> str:
    """List every setting of the environment with its default and what it is for."""
    about = (
        "Set in the environment or in `.env` (the environment wins). "
        "A value that cannot be used stops the start with a sentence that says why."
    )
    rows = [(f"`{each.name}`", _default(each.default), each.about) for each in DECLARED.values()]
    return _page("Settings", about, ("Setting", "Default", "What it is for"), rows)


def commands_page() -> str:
    """List every command of our rooms with what it does and its options."""
    about = "Run as `.venv/bin/python manage.py COMMAND`; `--help` says more."
    rows = [_command_row(name, room) for name, room in sorted(our_commands().items())]
    return _page("Commands", about, ("Command", "Options", "What it does"), rows)


def our_commands() -> Mapping[str, str]:
    """Answer the commands our rooms bring, each with its room."""
    return {name: str(room) for name, room in get_commands().items() if room in ROOMS}


def urls_page() -> str:
    """List every address of ours, who may open it and how."""
    about = (
        "`[en/]` marks pages in both languages. Who may open what is decided in `authz.toml`; an "
        "empty list means nobody. Wagtail's screens below `quan-tri/` have one rule there."
    )
    grants = read_grants()
    rows = [
        (
            f"`/{route.pattern}`",
            f"`{route.name}`",
            ", ".join(grants[route.pattern].who) or "nobody",
            ", ".join(grants[route.pattern].methods),
            _first_line(inspect.getdoc(route.view)),
        )
        for route in routes()
        if route.is_ours and route.pattern in grants
    ]
    return _page("Addresses", about, ("Address", "Name", "Who", "Methods", "What"), rows)


def personal_data_page() -> str:
    """List every column that can tell about a person, and how long it is kept."""
    about = (
        "Every column of our tables has a class; those not listed here hold nothing about a "
        "person. Scans hold no address, no device, no coordinates (explanation/privacy-of-scans)."
    )
    rows = [row for model in our_models() for row in _personal_rows(model)]
    return _page("Personal data", about, ("Column", "Class", "Kept"), rows)


def slots_page() -> str:
    """List every place in a page that rooms upstairs may fill."""
    about = (
        'A page names a slot, `{{ slot("product.aside", shown) }}`; a room upstairs puts a panel '
        'into it when it is ready: `slots.register(PRODUCT_ASIDE, 10, "…/offer.html", offer)`. '
        "`offer` takes the subject and answers `PanelValues(values, changes_at, scopes)`, or None "
        "when it has nothing to do with it: the page is not served from `changes_at` on, nor after "
        "a change in one of the scopes. Without values it is left out for now. "
        "Lower orders come first, and registering twice changes nothing."
    )
    rows = [(f"`{each.name}`", each.where, _subject(each.subject)) for each in slots.declared()]
    return _page("Slots", about, ("Slot", "On", "Subject"), rows)


def _subject(kind: type) -> str:
    if not is_dataclass(kind):
        return f"`{kind.__name__}`"
    return f"`{kind.__name__}({', '.join(each.name for each in fields(kind))})`"


def our_models() -> Iterator[type[Model]]:
    """Yield the models of our rooms, the ground first."""
    for room in ROOMS:
        yield from apps.get_app_config(room).get_models()


def _personal_rows(model: type[Model]) -> Iterator[tuple[str, ...]]:
    for field, each in classification(model).items():
        if each.data_class is not DataClass.NONE:
            yield f"`{model.__name__}.{field}`", str(each.data_class), each.retention


def _command_row(name: str, room: str) -> tuple[str, ...]:
    command = load_command_class(room, name)
    parser = command.create_parser("manage.py", name)
    words = parser._actions  # noqa: SLF001 - argparse has no other door
    options = [_option(each) for each in words if each.dest not in _COMMON]
    return f"`{name}`", " ".join(options), command.help


_COMMON = {
    "help",
    "version",
    "verbosity",
    "settings",
    "pythonpath",
    "traceback",
    "no_color",
    "force_color",
    "skip_checks",
}


def _option(action: argparse.Action) -> str:
    """Answer an option's longest name, a word's choices, or its place-holder."""
    if action.option_strings:
        return f"`{action.option_strings[-1]}`"
    if action.choices:
        return f"`{'/'.join(map(str, action.choices))}`"
    return f"`{action.metavar or action.dest.upper()}`"


def _default(text: str) -> str:
    shown = text.replace(str(settings.STATE_DIR), "var").replace(str(settings.ROOT) + "/", "")
    return f"`{shown}`" if shown else "–"


def _first_line(text: str | None) -> str:
    return (text or "").strip().split("\n")[0]


def _page(title: str, about: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    table = [head, tuple("---" for _ in head), *rows]
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in table]
    return "\n".join([f"# {title}", "", MADE, "", about, "", *lines, ""])
