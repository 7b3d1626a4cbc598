import datetime as dt
from collections.abc import Iterator

import pytest

from themes import slots
from themes.slots import PanelValues, Slot

NOON = dt.datetime(2026, 11, 22, 5, tzinfo=dt.UTC)


@pytest.fixture
def slot(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slot[str]]:
    monkeypatch.setattr(slots, "_slots", dict(slots._slots))
    made = slots.declare("test.slot", str, "nowhere")
    yield made
    for template in ("a.html", "b.html"):
        slots.withdraw(made, template)


def told(subject: str) -> PanelValues:
    return PanelValues({"subject": subject}, NOON, ("stock",))


def nothing(_subject: str) -> None:
    return None


def test_panels_come_in_their_order_each_with_what_it_shows(slot: Slot[str]) -> None:
    slots.register(slot, 20, "b.html", told)
    slots.register(slot, 10, "a.html", told)

    values = {"subject": "honey"}
    assert [*slots.filled("test.slot", "honey")] == [("a.html", values), ("b.html", values)]


def test_a_panel_with_nothing_to_show_is_left_out(slot: Slot[str]) -> None:
    slots.register(slot, 10, "a.html", nothing)

    assert [*slots.filled("test.slot", "honey")] == []


def test_a_panel_that_is_left_out_for_now_still_counts(slot: Slot[str]) -> None:
    sold_out = PanelValues({}, NOON, ("stock",))
    slots.register(slot, 10, "a.html", lambda _subject: sold_out)
    with slots.gathered() as shown:
        filled = [*slots.filled("test.slot", "honey")]

    assert (filled, shown) == ([], [sold_out])


def test_registering_twice_changes_nothing(slot: Slot[str]) -> None:
    slots.register(slot, 10, "a.html", told)
    slots.register(slot, 10, "a.html", told)

    assert len([*slots.filled("test.slot", "honey")]) == 1


def test_a_slot_nobody_declared_is_an_error_and_not_silence() -> None:
    with pytest.raises(LookupError, match=r"test\.nowhere"):
        [*slots.filled("test.nowhere", "honey")]


def test_another_subject_than_promised_is_an_error(slot: Slot[str]) -> None:
    with pytest.raises(TypeError, match="is for a str, not 7"):
        [*slots.filled(slot.name, 7)]


def test_what_panels_gave_is_gathered_for_the_page(slot: Slot[str]) -> None:
    slots.register(slot, 10, "a.html", told)
    slots.register(slot, 20, "b.html", nothing)

    with slots.gathered() as shown:
        list(slots.filled("test.slot", "honey"))

    assert shown == [PanelValues({"subject": "honey"}, NOON, ("stock",))]


def test_every_slot_there_is_can_be_listed(slot: Slot[str]) -> None:
    assert slot in slots.declared()
    assert [each.name for each in slots.declared()] == sorted(
        each.name for each in slots.declared()
    )
