from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from base import witness
from base.witness import Point

A, B, C = ("a" * 64, "b" * 64, "c" * 64)


@pytest.fixture
def file() -> Path:
    return Path(settings.WITNESS_FILE)


def test_a_chain_never_seen_is_unknown_and_agrees_with_everything() -> None:
    assert witness.last("c/1") is None
    assert witness.agrees("c/1", Point(1, A))


def test_the_last_point_of_a_chain_is_remembered() -> None:
    witness.note({"c/1": Point(1, A), "c/2": Point(1, C)})
    witness.note({"c/1": Point(2, B)})
    assert (witness.last("c/1"), witness.last("c/2")) == (Point(2, B), Point(1, C))


@pytest.mark.parametrize(
    ("point", "agrees"),
    [(Point(1, A), False), (Point(2, A), False), (Point(2, B), True), (Point(3, C), True)],
)
def test_what_knows_less_or_says_otherwise_is_not_believed(point: Point, *, agrees: bool) -> None:
    witness.note({"c/1": Point(2, B)})
    assert witness.agrees("c/1", point) is agrees


def test_an_older_point_is_passed_over(file: Path) -> None:
    witness.note({"c/1": Point(2, B)})
    before = file.read_bytes()
    witness.note({"c/1": Point(1, A)})
    assert file.read_bytes() == before


def test_a_line_torn_by_a_killed_process_is_nobodys_and_hurts_no_later_one(file: Path) -> None:
    witness.note({"c/1": Point(1, A)})
    with file.open("a") as out:
        out.write(f"c/1 2 {B[:20]}")
    assert witness.last("c/1") == Point(1, A)

    witness.note({"c/2": Point(1, C)})
    assert (witness.last("c/1"), witness.last("c/2")) == (Point(1, A), Point(1, C))


def test_what_another_process_notes_is_seen_at_the_next_look() -> None:
    witness.note({"c/1": Point(1, A)})
    assert witness.last("c/1") == Point(1, A)
    _in_another_process({"c/1": Point(2, B)})
    assert witness.last("c/1") == Point(2, B)


def test_beginning_anew_forgets_what_the_new_points_do_not_say() -> None:
    witness.note({"c/1": Point(9, A), "c/2": Point(1, A)})
    witness.begin_anew({"c/1": Point(3, B)})
    assert (witness.last("c/1"), witness.last("c/2")) == (Point(3, B), None)


def test_a_file_that_is_taken_away_is_forgotten(file: Path) -> None:
    witness.note({"c/1": Point(1, A)})
    witness.last("c/1")
    file.unlink()
    assert witness.last("c/1") is None


def test_a_file_that_cannot_be_read_is_an_error_not_a_blank(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(OSError, match="Is a directory"):
        witness.last("c/1")


def test_writers_at_once_lose_nothing() -> None:
    for start in range(4):
        _in_another_process({f"c/{start}": Point(1, A)}, wait=False)
    for each in _waiting():
        each.join(20)
    assert [witness.last(f"c/{start}") for start in range(4)] == [Point(1, A)] * 4


_started: list[multiprocessing.process.BaseProcess] = []


def _in_another_process(points: dict[str, Point], *, wait: bool = True) -> None:
    context = multiprocessing.get_context("fork")
    started = context.Process(target=_note_and_go, args=(points,))
    started.start()
    if wait:
        started.join(20)
    else:
        _started.append(started)


def _waiting() -> Iterator[multiprocessing.process.BaseProcess]:
    while _started:
        yield _started.pop()


def _note_and_go(points: dict[str, Point]) -> None:
    witness.note(points)
    os._exit(0)


def test_everything_seen_can_be_asked_at_once() -> None:
    witness.note({"c/1": Point(1, A), "c/2": Point(1, C)})
    witness.note({"c/1": Point(2, B)})

    assert witness.everything() == {"c/1": Point(2, B), "c/2": Point(1, C)}


def test_a_witness_that_is_set_aside_knows_nothing_and_forgets_nothing() -> None:
    witness.note({"c/1": Point(3, A)})

    with witness.set_aside():
        assert witness.everything() == {}
        assert witness.agrees("c/1", Point(1, B))
        witness.note({"c/1": Point(2, B)})

    assert witness.everything() == {"c/1": Point(3, A)}


def test_what_was_seen_stays_as_it_was_for_who_asks_so() -> None:
    witness.note({"c/1": Point(1, A)})

    with witness.as_now():
        witness.note({"c/1": Point(2, B)})
        assert witness.agrees("c/1", Point(1, A))

    assert not witness.agrees("c/1", Point(1, A))


def test_what_cannot_be_read_now_cannot_be_read_in_the_whole_block(file: Path) -> None:
    file.write_text("emptied")

    with witness.as_now():
        file.unlink()
        with pytest.raises(witness.Garbled):
            witness.everything()

    assert witness.everything() == {}
