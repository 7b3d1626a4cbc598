"""The open database, and what is kept of it."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.signals import request_started
from django.db import OperationalError, connection, connections

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
    assert {database.close_if_moved, database.close_if_gone} <= {*receivers}


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


class Postgres:
    """A connection to PostgreSQL as far as we look at it; `other` is the server's end."""

    vendor, in_atomic_block, opening = "postgresql", False, 7

    def __init__(self, *, usable: bool, asked: float = 0.0) -> None:
        self.connection, self.other = socket.socketpair()
        self.asked, self.usable = asked, usable
        self.calls: list[str] = []
        self.wrap_database_errors: AbstractContextManager[None] = nullcontext()

    def is_usable(self) -> bool:
        self.calls.append("asked")
        return self.usable

    def close(self) -> None:
        self.calls.append("closed")


@pytest.fixture
def postgres(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Postgres]]:
    made = []
    monkeypatch.setattr(database, "_hearings", [])

    def make(**how: Any) -> Postgres:
        made.append(Postgres(**how))
        monkeypatch.setattr(database, "_plain", lambda: made[-1])
        return made[-1]

    yield make
    for each in made:
        each.connection.close()
        each.other.close()


def test_postgresql_is_asked_once_a_second(postgres: Callable[..., Postgres]) -> None:
    plain = postgres(usable=True)
    assert [database.opening(), database.opening()] == [7, 7]
    assert plain.calls == ["asked"]


def test_a_postgresql_that_is_gone_keeps_nothing(postgres: Callable[..., Postgres]) -> None:
    plain = postgres(usable=False)
    assert database.opening() is None
    assert plain.calls == ["asked", "closed"]


def test_a_postgresql_that_goes_is_noticed_at_once(postgres: Callable[..., Postgres]) -> None:
    plain = postgres(usable=False, asked=time.monotonic())
    assert database.opening() == 7
    plain.other.close()
    assert database.opening() is None
    assert plain.calls == ["asked", "closed"]


def test_a_connection_that_was_closed_is_noticed(postgres: Callable[..., Postgres]) -> None:
    plain = postgres(usable=False, asked=time.monotonic())
    plain.wrap_database_errors = raising(OperationalError("the connection is closed"))
    assert database.opening() is None


def test_a_request_opens_another_connection_where_one_is_lost(
    postgres: Callable[..., Postgres],
) -> None:
    plain = postgres(usable=False, asked=time.monotonic())
    plain.other.close()
    database.close_if_gone()
    assert plain.calls == ["asked", "closed"]


def test_a_request_asks_postgresql_nothing_but_its_own_question(
    postgres: Callable[..., Postgres],
) -> None:
    plain = postgres(usable=True, asked=time.monotonic())
    database.close_if_gone()
    assert plain.calls == []
    assert not settings.DATABASES["default"].get("CONN_HEALTH_CHECKS")


@contextmanager
def raising(error: Exception) -> Iterator[None]:
    raise error
    yield
