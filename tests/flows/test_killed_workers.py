"""A worker that dies is replaced; one that dies at once again ends the server, and a manager acts.

Granian takes that for a crash loop (5.5 seconds, no flag changes it) and ends with exit code 1. So
whoever starts the site must start it again: these tests hold what the guide tells them to.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings

from config.serving import command_line, demand_free
from tests.served import free_port

HOST = "127.0.0.1"
TINY = """
def application(environ, start):
    start("200 OK", [])
    return [b"ok"]
"""
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="children are told by /proc")
Serve = Callable[[], subprocess.Popen[bytes]]


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def serve(tmp_path: Path, port: int) -> Iterator[Serve]:
    """Our own command line before an application that starts at once."""
    (tmp_path / "tiny.py").write_text(TINY)
    line = [*command_line(HOST, port, 2)[:-1], "tiny:application"]
    started: list[subprocess.Popen[bytes]] = []

    def begun() -> subprocess.Popen[bytes]:
        demand_free(HOST, port)
        server = subprocess.Popen(  # noqa: S603 - our own command line
            line, cwd=tmp_path, stdout=subprocess.DEVNULL, start_new_session=True
        )
        started.append(server)
        _wait_for(lambda: len(_workers(server)) == 2)
        return server

    yield begun
    for server in started:
        with suppress(ProcessLookupError):  # its workers as well: they do not end with it
            os.killpg(server.pid, signal.SIGKILL)
        server.wait(10)


def test_a_worker_killed_once_is_replaced(serve: Serve) -> None:
    server = serve()
    stays, goes = _workers(server)

    os.kill(goes, signal.SIGKILL)

    _wait_for(lambda: len(new := _workers(server)) == 2 and goes not in new)
    assert stays in _workers(server)
    assert server.poll() is None


def test_a_worker_killed_twice_at_once_ends_the_server_and_the_next_one_starts(
    serve: Serve,
) -> None:
    server = serve()
    first = _workers(server)[-1]
    os.kill(first, signal.SIGKILL)
    _wait_for(lambda: len(new := _workers(server)) == 2 and first not in new)

    os.kill(_workers(server)[-1], signal.SIGKILL)

    assert server.wait(20) == 1
    assert serve().poll() is None


def test_every_service_of_the_containers_is_started_again() -> None:
    text = Path(settings.ROOT, "docker-compose.yml").read_text()
    services = text[text.index("\nservices:") : text.index("\nnetworks:")]
    found = dict(re.findall(r"\n  (\w+):\n(?:    .*\n|\n(?=    ))*?    restart: (\S+)", services))
    assert found == {
        "database": "unless-stopped",
        "migrations": '"no"',
        "site": "unless-stopped",
        "scans": "unless-stopped",
    }


def test_the_guide_has_a_service_that_is_started_again_and_never_given_up() -> None:
    guide = Path(settings.ROOT, "docs/how-to/deploy.md").read_text()
    unit = guide[guide.index("[Unit]") : guide.index("WantedBy=")].splitlines()
    assert {"Restart=always", "RestartSec=1", "StartLimitIntervalSec=0"} <= set(unit)
    assert unit.index("StartLimitIntervalSec=0") < unit.index("[Service]")


def _workers(server: subprocess.Popen[bytes]) -> list[int]:
    """Its children that live; one that was killed and not yet waited for is none."""
    listed = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text()
    return [int(pid) for pid in listed.split() if _lives(pid)]


def _lives(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _wait_for(holds: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "It took too long."
        time.sleep(0.02)
