from collections.abc import Iterable

from catalog.places.lineage import heirs


def _following(steps: dict[str, list[str]], start: str, there: set[str]) -> list[str]:
    def successors(units: list[str]) -> Iterable[str]:
        return [after for unit in units for after in steps.get(unit, [])]

    return heirs(start, successors=successors, is_there=there.__contains__)


def test_a_unit_that_is_there_stands_for_itself() -> None:
    assert _following({"a": ["b"]}, "a", there={"a", "b"}) == ["a"]


def test_a_divided_unit_has_all_its_parts() -> None:
    assert _following({"a": ["b", "c"]}, "a", there={"b", "c"}) == ["b", "c"]


def test_steps_are_followed_until_somebody_is_there() -> None:
    steps = {"a": ["b", "c"], "b": ["d"], "c": ["d", "e"]}

    assert _following(steps, "a", there={"c", "d", "e"}) == ["c", "d"]


def test_a_unit_without_heirs_has_none() -> None:
    assert _following({}, "a", there={"b"}) == []


def test_a_circle_ends_the_walk() -> None:
    assert _following({"a": ["b"], "b": ["a"]}, "a", there=set()) == []
