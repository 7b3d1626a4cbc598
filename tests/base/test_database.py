"""The open database, and what is kept of it."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.signals import request_started
from django.db import connection, connections

from base import database, epoch
from base.retry import whole_act
from base.sqlite_file.base import DatabaseWrapper

pytestmark = pytest.mark.django_db


class Moved(DatabaseWrapper):
    """A file that was replaced."""

    def __init__(self) -> None:
        super().__init__({"NAME": ":memory:", "OPTIONS": {}})
        self.closed = False

    def has_moved(self) -> bool:
        return not self.closed

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def moved() -> Iterator[Moved]:
    before, file = connections["default"], Moved()
    connections["default"] = file
    yield file
    connections["default"] = before


def test_a_replaced_file_is_let_go_at_the_next_request(moved: Moved) -> None:
    before = epoch.current()
    database.close_if_moved()
    assert moved.closed
    assert epoch.current() not in (before, None)


def test_every_request_looks() -> None:
    receivers: list[Any] = [each[1]() for each in request_started.receivers]
    assert database.close_if_moved in receivers


def test_a_file_that_stayed_changes_nothing() -> None:
    before = (epoch.current(), database.opening())
    database.close_if_moved()
    database.demand_unmoved()
    assert (epoch.current(), database.opening()) == before


def test_what_is_written_into_a_replaced_file_is_not_called_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(database, "has_moved", lambda: True)
    with pytest.raises(database.DatabaseMoved):
        database.demand_unmoved()


@pytest.mark.django_db(transaction=True)
def test_an_act_is_not_called_done_when_its_file_was_replaced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tries = []
    monkeypatch.setattr(database, "has_moved", lambda: True)
    with pytest.raises(database.DatabaseMoved):
        whole_act(lambda: tries.append(1))()
    assert tries == [1]


@pytest.mark.django_db(transaction=True)
def test_each_opening_has_its_own_number() -> None:
    connection.ensure_connection()
    first = database.opening()
    assert first is not None
    database.note_opening(connections["default"])
    assert (database.opening() or 0) > first


def test_without_an_open_database_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_plain", lambda: SimpleNamespace(connection=None))
    assert database.opening() is None


def test_postgresql_is_asked_once_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def is_usable() -> bool:
        asked.append(True)
        return True

    plain = SimpleNamespace(
        connection=object(), vendor="postgresql", asked=0.0, opening=7, in_atomic_block=False,
        is_usable=is_usable, close=lambda: None,
    )  # fmt: skip
    monkeypatch.setattr(database, "_plain", lambda: plain)
    assert [database.opening(), database.opening()] == [7, 7]
    assert asked == [True]


def test_a_postgresql_that_is_gone_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[bool] = []
    plain = SimpleNamespace(
        connection=object(), vendor="postgresql", asked=0.0, opening=7, in_atomic_block=False,
        is_usable=lambda: False, close=lambda: closed.append(True),
    )  # fmt: skip
    monkeypatch.setattr(database, "_plain", lambda: plain)
    assert database.opening() is None
    assert closed == [True]
