"""Acts that wait for each other."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from threading import Thread

import pytest
from django.db import IntegrityError, OperationalError, connection, connections, transaction
from django.db.backends.signals import connection_created

from base.accounts.models import User
from base.faults import Fault, fault_of
from base.retry import Busy, apply_patience, patient, whole_act

pytestmark = pytest.mark.django_db(transaction=True)


def busy() -> OperationalError:
    error = OperationalError("database is locked")
    error.__cause__ = sqlite3.OperationalError("database is locked")
    error.__cause__.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return error


class Act:
    """An act that meets the errors it is given, one a try, and then does its work."""

    def __init__(self, *errors: Exception) -> None:
        self.errors: Iterator[Exception] = iter(errors)
        self.tries = 0

    def __call__(self) -> str:
        self.tries += 1
        User.objects.create(email=f"{self.tries}@example.vn")
        for error in self.errors:
            raise error
        return "done"


def test_an_act_in_the_way_of_another_is_tried_again() -> None:
    act = Act(busy(), busy())
    assert whole_act(act)() == "done"
    assert act.tries == 3
    assert list(User.objects.values_list("email", flat=True)) == ["3@example.vn"]


def test_patience_ends_with_a_sentence() -> None:
    act = Act(*[busy() for _ in range(1000)])
    began = time.monotonic()
    with patient(0.3), pytest.raises(Busy, match="chưa ghi gì cả") as ended:
        whole_act(act)()
    assert fault_of(ended.value) is Fault.BUSY
    assert act.tries > 1
    assert time.monotonic() - began < 2
    assert not User.objects.exists()


@pytest.mark.parametrize("error", [IntegrityError(), OperationalError("lost"), ValueError()])
def test_any_other_error_passes_at_once(error: Exception) -> None:
    act = Act(error)
    with pytest.raises(type(error)):
        whole_act(act)()
    assert act.tries == 1


def test_what_is_committed_is_never_done_twice() -> None:
    @whole_act
    def act() -> None:
        User.objects.create(email="once@example.vn")
        transaction.on_commit(fail)

    def fail() -> None:
        raise busy()

    with pytest.raises(OperationalError):
        act()
    assert User.objects.count() == 1


def test_inside_another_transaction_the_whole_of_it_fails() -> None:
    act = Act(busy())
    with pytest.raises(OperationalError), transaction.atomic():
        whole_act(act)()
    assert act.tries == 1


def test_a_new_connection_waits_as_long_as_its_opener() -> None:
    assert apply_patience in [each[1]() for each in connection_created.receivers]
    with patient(7):
        assert seconds_waited() == 7
    assert seconds_waited() == 4


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="Locks rows of PostgreSQL.")
def test_a_row_that_is_held_is_waited_for() -> None:
    person = User.objects.create(email="a@example.vn")
    began = time.monotonic()
    holder = Thread(target=hold, args=(person.pk, 1.0))
    holder.start()
    time.sleep(0.3)
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout=100")

    whole_act(lambda: User.objects.filter(pk=person.pk).update(full_name="B"))()

    holder.join()
    assert 0.6 < time.monotonic() - began < 4
    person.refresh_from_db()
    assert person.full_name == "B"


def hold(pk: int, seconds: float) -> None:
    with transaction.atomic():
        User.objects.select_for_update().get(pk=pk)
        time.sleep(seconds)
    connections.close_all()


def seconds_waited() -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA busy_timeout")
            return int(cursor.fetchone()[0]) // 1000
        cursor.execute("SHOW lock_timeout")
        return int(cursor.fetchone()[0].removesuffix("s"))
