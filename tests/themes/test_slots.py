from collections.abc import Iterator

import pytest

from themes import slots


@pytest.fixture(autouse=True)
def _clean() -> Iterator[None]:
    yield
    for template in ("a.html", "b.html"):
        slots.withdraw("test.slot", template)


def nothing(subject: object) -> dict[str, object]:
    return {}


def test_panels_come_in_their_order() -> None:
    slots.register("test.slot", 20, "b.html", nothing)
    slots.register("test.slot", 10, "a.html", nothing)

    assert [panel.template for panel in slots.panels("test.slot")] == ["a.html", "b.html"]


def test_registering_twice_changes_nothing() -> None:
    slots.register("test.slot", 10, "a.html", nothing)
    slots.register("test.slot", 10, "a.html", nothing)

    assert len(slots.panels("test.slot")) == 1


def test_a_slot_nobody_filled_is_empty() -> None:
    assert slots.panels("test.nowhere") == ()
