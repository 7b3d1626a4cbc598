from __future__ import annotations

from traceability.resolver.memory import Memory


def test_what_is_older_than_its_time_is_forgotten() -> None:
    now = [100.0]
    memory = Memory[str](most=2, seconds=60, clock=lambda: now[0])
    memory.put("a", "kept")

    now[0] = 160.0
    assert memory.get("a") == "kept"
    now[0] = 160.1
    assert memory.get("a") is None


def test_reading_makes_nothing_younger() -> None:
    now = [0.0]
    memory = Memory[str](most=2, seconds=60, clock=lambda: now[0])
    memory.put("a", "kept")
    for now[0] in (30.0, 59.0, 61.0):
        found = memory.get("a")

    assert found is None


def test_what_was_used_longest_ago_goes_first() -> None:
    memory = Memory[int](most=2, seconds=60)
    memory.put("a", 1)
    memory.put("b", 2)
    memory.get("a")
    memory.put("c", 3)

    assert [memory.get(key) for key in "abc"] == [1, None, 3]


def test_it_can_forget_everything() -> None:
    memory = Memory[int](most=2, seconds=60)
    memory.put("a", 1)
    memory.forget()

    assert memory.get("a") is None
