"""Officers and commands that write at the same time: everybody comes in time, nothing is raw.

MANY_WRITERS and MANY_ACTS make it large: `make writers`.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, transaction

from base.retry import FOR_COMMANDS
from catalog.certificates.models import Certificate, ChainHead
from tests.factories import make_certificate, make_product
from tests.outcomes import Cast
from tests.served import database_url

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[2]
WRITERS = int(os.environ.get("MANY_WRITERS", "6"))
ACTS = int(os.environ.get("MANY_ACTS", "4"))
COMMANDS, PROCESSES = 2, 2
PASSWORD = "chín con trâu đen"


class Office:
    """A register with a certificate for each writer and each command."""

    def __init__(self, state: Path) -> None:
        self.state, cast = state, Cast.gather()
        for each in cast.officers:
            each.set_password(PASSWORD)
            each.save()
        self.officers = [str(each.email) for each in cast.officers]
        for _ in range(WRITERS + COMMANDS):
            product = make_product(producer=cast.producer)
            make_certificate(product, authority=cast.agency, officers=cast.officers)
        numbers = [*Certificate.objects.order_by("pk").values_list("number", flat=True)]
        self.written, self.revoked = numbers[:WRITERS], numbers[WRITERS:]
        self.environment = {
            **os.environ, "STATE_DIR": str(state), "DATABASE_URL": database_url(state)
        }  # fmt: skip

    def begin(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603 - our own programs
            [sys.executable, *words], env=self.environment, cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def writers(self, processes: int, patience: float) -> list[subprocess.Popen[str]]:
        threads = WRITERS // processes
        shares = [self.written[start : start + threads] for start in range(0, WRITERS, threads)]
        how = [str(threads), str(ACTS), str(patience)]
        return [self.begin("-m", "tests.writers", *how, *share) for share in shares]

    def revoking(self, number: str) -> subprocess.Popen[str]:
        by = ["--by", self.officers[0], "--approved-by", self.officers[1]]
        words = ["certificate", "revoke", number, "--decision", "9/QĐ", *by]
        return self.begin("manage.py", *words, "--passwords-from-stdin")

    def checked(self) -> str:
        """What verify_log says first, be it good or bad."""
        said, wrong = self.begin("manage.py", "verify_log").communicate()
        return (wrong + said).partition("\n")[0]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def became(writers: list[subprocess.Popen[str]]) -> Counter[str]:
    """What became of all acts."""
    told = [each.communicate() for each in writers]
    assert [error for _, error in told if "Error" in error] == []
    return sum((Counter[str](json.loads(said)["acts"]) for said, _ in told), Counter())


def test_everybody_who_writes_at_once_comes_in_time(office: Office) -> None:
    writers = office.writers(PROCESSES, FOR_COMMANDS)
    commands = [office.revoking(number) for number in office.revoked]
    said = [each.communicate(f"{PASSWORD}\n{PASSWORD}\n") for each in commands]

    assert became(writers) == {"done": WRITERS * ACTS}
    assert [each.returncode for each in commands] == [0] * COMMANDS, said
    rows = WRITERS * (ACTS + 1) + COMMANDS * 2
    assert f" {rows}:" in office.checked()


def test_who_waits_in_vain_is_told_so_and_has_written_nothing(office: Office) -> None:
    with held(office):
        found = became(office.writers(1, 0.2))

    assert found == {"Busy": WRITERS * ACTS}
    assert f" {WRITERS + COMMANDS}:" in office.checked()


@contextmanager
def held(office: Office) -> Iterator[None]:
    """Somebody else is at work on the register."""
    if connection.vendor == "postgresql":
        with transaction.atomic():
            ChainHead.objects.select_for_update().get()
            yield
        return
    holder = sqlite3.connect(office.state / "db.sqlite3", isolation_level=None)
    holder.execute("PRAGMA journal_mode = WAL")  # as every opened database of ours has it
    holder.execute("BEGIN IMMEDIATE")
    yield
    holder.close()
