"""Places in a page that rooms upstairs fill: a page's room declares a slot, another puts panels in.

Declare a slot as a constant of the room that has the page; register panels in AppConfig.ready of
the room upstairs. The page downstairs imports nothing from it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.http import HttpRequest

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Slot(Generic[Subject]):
    """A place of this name in a page; `where` says for the reference page which one.

    Each panel is given a subject of the type the slot was declared with.
    """

    name: str
    subject: type[Subject]
    where: str


@dataclass(frozen=True, slots=True)
class PanelValues:
    """What a panel shows: the values of its template, and how long they hold.

    Without values the panel is left out for now, as of something that is sold out. The page is not
    served from the aware moment `changes_at` on, nor after a change in one of these `scopes` of the
    epoch (base.epoch); the register's is counted in any case.
    """

    values: Mapping[str, object]
    changes_at: dt.datetime | None = None
    scopes: tuple[str, ...] = ()


Provide = Callable[[Subject], PanelValues | None]


@dataclass(frozen=True, slots=True)
class Panel:
    """One template for one slot; `provide` gives what it shows.

    None says that it has nothing to do with this subject, and that no change of its scopes has.
    """

    order: int
    template: str
    provide: Provide[Any]


_slots: dict[str, Slot[Any]] = {}
_panels: dict[str, list[Panel]] = defaultdict(list)
_shown: ContextVar[list[PanelValues] | None] = ContextVar("panels_shown", default=None)


def declare(name: str, subject: type[Subject], where: str) -> Slot[Subject]:
    """Make a slot known, for a template to name."""
    slot = _slots[name] = Slot(name, subject, where)
    return slot


def declared() -> tuple[Slot[Any], ...]:
    """Every slot there is, by name."""
    return tuple(_slots[name] for name in sorted(_slots))


def register(slot: Slot[Subject], order: int, template: str, provide: Provide[Subject]) -> None:
    """Put a panel into a slot; lower orders come first, and registering twice changes nothing."""
    if all(panel.template != template for panel in _panels[slot.name]):
        _panels[slot.name].append(Panel(order, template, provide))
        _panels[slot.name].sort(key=lambda panel: panel.order)


def withdraw(slot: Slot[Any], template: str) -> None:
    """Take a panel out of a slot again; a panel that is not there is no error."""
    _panels[slot.name] = [panel for panel in _panels[slot.name] if panel.template != template]


def filled(name: str, subject: object) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Template and values of each panel that has something to show in this slot, in order.

    Raises:
        LookupError: nobody declared a slot of this name.
        TypeError: the subject is not what its panels were promised.
    """
    slot = _slots.get(name)
    if slot is None:
        raise LookupError(f"Nobody declared the slot {name!r}.")
    if not isinstance(subject, slot.subject):
        raise TypeError(f"The slot {name!r} is for a {slot.subject.__name__}, not {subject!r}.")
    for panel in _panels.get(name, ()):
        found = panel.provide(subject)
        if found and (shown := _shown.get()) is not None:
            shown.append(found)
        if found and found.values:
            yield panel.template, found.values


@contextmanager
def gathered() -> Iterator[list[PanelValues]]:
    """What all panels shown within this block gave: a page lasts no longer than they do."""
    shown: list[PanelValues] = []
    token = _shown.set(shown)
    try:
        yield shown
    finally:
        _shown.reset(token)


SITE_CONTACT = declare("site.contact", HttpRequest, "the foot of every page")
