"""Servers that are killed, and servers that are started twice."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.served import Site

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="Copies a SQLite database."),
    pytest.mark.skipif(sys.platform != "linux", reason="Reads /proc."),
]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path)
    site.copy_database()
    site.start()
    yield site
    site.stop()


def test_a_killed_worker_comes_back_while_people_ask(site: Site) -> None:
    before = site.workers()
    site.kill(before[0])
    answers = [site.get("/san-pham/").status for _ in range(200)]
    site.wait_for_workers(3)

    assert answers.count(200) >= 190
    assert set(answers) <= {200, 0}
    assert len(site.workers()) == 2
    assert before[0] not in site.workers()
    assert [site.get("/san-pham/").status for _ in range(20)] == [200] * 20


def test_a_second_server_is_refused_and_a_crashed_one_makes_room(site: Site) -> None:
    twice = site.manage("serve")
    elsewhere = Site(site.state / "other")
    elsewhere.state.mkdir()
    elsewhere.environment["PORT"] = str(site.port)
    taken = elsewhere.manage("serve")

    for refused in (twice, taken):
        assert refused.returncode == 1
        assert len(refused.stderr.strip().splitlines()) == 1
        assert str(site.port) in refused.stderr
    assert site.get("/san-pham/").status == 200

    assert site.process
    workers = site.workers()
    site.kill(site.process.pid)
    site.process.wait()
    wait_until_gone(workers)
    site.start()
    assert site.get("/san-pham/").status == 200


def wait_until_gone(pids: list[int]) -> None:
    """Workers must not outlive their server."""
    end = time.monotonic() + 5
    while any(is_running(pid) for pid in pids):
        assert time.monotonic() < end
        time.sleep(0.1)


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
