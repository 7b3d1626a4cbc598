"""Places in a page that rooms upstairs fill: a page names a slot, a room registers a panel.

Register in AppConfig.ready of the room upstairs; the page downstairs imports nothing from it.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Provide = Callable[[Any], Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Panel:
    """One template for one slot; `provide` gives its named values, an empty mapping hides it."""

    order: int
    template: str
    provide: Provide


_panels: dict[str, list[Panel]] = defaultdict(list)


def register(slot: str, order: int, template: str, provide: Provide) -> None:
    """Put a panel into a slot; lower orders come first, and registering twice changes nothing."""
    if all(panel.template != template for panel in _panels[slot]):
        _panels[slot].append(Panel(order, template, provide))
        _panels[slot].sort(key=lambda panel: panel.order)


def withdraw(slot: str, template: str) -> None:
    """Take a panel out of a slot again; a panel that is not there is no error."""
    _panels[slot] = [panel for panel in _panels[slot] if panel.template != template]


def panels(slot: str) -> tuple[Panel, ...]:
    """Give the panels of a slot in order; a slot nobody filled is empty."""
    return tuple(_panels.get(slot, ()))
