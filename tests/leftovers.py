"""What a test may change for all the tests after it: looked at before, held against it afterwards.

Registers of this process are put back and the test that changed one is named. What every request
changes by itself (the language, who asked how often) is only put back: that is nobody's mistake.
"""

from __future__ import annotations

import copy
import os
import sys
import threading
import weakref
from collections.abc import Callable, Iterable, MutableMapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from django.dispatch import Signal
from django.urls import clear_script_prefix, set_urlconf
from django.utils import translation

from base import epoch, personal_data
from catalog.window import shelves
from config.env import DECLARED
from tests.environment import STATE_DIR
from themes import menu, sitemaps, slots

ROOMS = ("base", "media", "themes", "catalog", "traceability", "marketplace", "config")
_NOT_A_TESTS = {"PYTEST_CURRENT_TEST"}  # pytest's own note


@dataclass(frozen=True)
class Watched:
    """One thing all tests share: how it stands (parts by name), and how it is put back."""

    name: str
    look: Callable[[], dict[Any, Any]]
    put_back: Callable[[dict[Any, Any]], None] = lambda _before: None


class Snapshot:
    """How everything watched stood when this was made."""

    def __init__(self, watched: Iterable[Watched] | None = None) -> None:
        """Look at everything that tests share, or at these alone."""
        self._before = [(each, each.look()) for each in (watched or shared())]

    def put_back(self) -> list[str]:
        """Put back what is changed, and name it."""
        left = []
        for each, stood in self._before:
            if changed := _changed(stood, each.look()):
                left.append(f"{each.name}: {', '.join(changed)}")
                each.put_back(stood)
        return left


def start_afresh() -> None:
    """Forget what requests leave in a process: opened facts, language, address of the site."""
    shelves.forget()
    translation.deactivate()
    set_urlconf(None)
    clear_script_prefix()


def shared() -> tuple[Watched, ...]:
    """The registers, folders and listeners that one process has once."""
    return (
        register("register of settings", DECLARED),
        register("links of a menu", menu._links),
        register("slots", slots._slots),
        register("panels of a slot", slots._panels),
        Watched("scopes of the epoch", lambda: dict.fromkeys(epoch._scopes), _put_scopes_back),
        register("sections of the sitemap", sitemaps.SECTIONS),
        register("classes of personal data", personal_data._FIELDS),
        register("defaults of personal data", personal_data._DEFAULTS),
        Watched("environment", _environment, _put_environment_back),
        Watched("current folder", lambda: {"cwd": Path.cwd()}, lambda was: os.chdir(was["cwd"])),
        Watched("listeners", _listeners),
        Watched("files in the state folder", _files),
        Watched("threads", _threads),
    )


def _put_scopes_back(before: dict[str, None]) -> None:
    epoch._scopes[:] = before


def register(name: str, mapping: MutableMapping[Any, Any]) -> Watched:
    """A mapping of this process; an empty list in it is as good as none."""

    def look() -> dict[Any, Any]:
        return {key: copy.copy(value) for key, value in mapping.items() if value != []}

    def put_back(before: dict[Any, Any]) -> None:
        mapping.clear()
        mapping.update(before)

    return Watched(name, look, put_back)


def _changed(before: dict[Any, Any], after: dict[Any, Any]) -> list[str]:
    """The names of the parts that came, went or differ."""
    gone = object()
    names = [*before, *(each for each in after if each not in before)]
    return [str(each) for each in names if before.get(each, gone) != after.get(each, gone)]


def _environment() -> dict[str, str]:
    return {name: text for name, text in os.environ.items() if name not in _NOT_A_TESTS}


def _put_environment_back(before: dict[str, str]) -> None:
    for name in _environment().keys() - before.keys():
        del os.environ[name]
    os.environ.update(before)


def _files() -> dict[str, bool]:
    return {path.relative_to(STATE_DIR).as_posix(): True for path in STATE_DIR.rglob("*")}


def _threads() -> dict[str, bool]:
    """Threads that would keep the process alive; a browser's watchers do not."""
    return {each.name: True for each in threading.enumerate() if not each.daemon}


def _listeners() -> dict[str, int]:
    """How many listen to each signal of ours; a function that is gone listens no more."""
    return {
        f"{number}. signal": len([one for one in signal.receivers if _is_alive(one[1])])
        for number, signal in enumerate(_signals(len(sys.modules)))
    }


@cache
def _signals(_modules: int) -> list[Signal]:
    """Every signal of ours; looked for again only when a module was loaded."""
    return _of_ours(Signal)


def _is_alive(listener: object) -> bool:
    return not isinstance(listener, weakref.ReferenceType) or listener() is not None


def _of_ours(kind: type[Any]) -> list[Any]:
    """Every object of this kind that stands in a module of a room."""
    found = [value for module in _our_modules() for value in vars(module).values()]
    return list({id(each): each for each in found if isinstance(each, kind)}.values())


def _our_modules() -> list[ModuleType]:
    return [each for name, each in [*sys.modules.items()] if name.partition(".")[0] in ROOMS]
