"""One server process of ours, with the CPU time it has used so far."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

START_SECONDS = 120


@dataclass
class Server:
    """A running server: where it listens, and a kept-open connection to it."""

    name: str
    port: int
    process: subprocess.Popen[bytes]
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        """Open the connection every request goes through."""
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def fetch(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        """Status and body of one GET."""
        self.connection.request("GET", path, headers=headers or {})
        response = self.connection.getresponse()
        return response.status, response.read()

    def reconnect(self) -> None:
        """Begin a new connection with the next request: the server may have closed an idle one."""
        self.connection.close()

    def cpu_seconds(self) -> float:
        """CPU time of the process and its children, threads that ended included."""
        return sum(_cpu_of(pid) for pid in _family(self.process.pid))


@contextmanager
def serving(
    name: str, application: str = "config.wsgi:application", **environment: str
) -> Iterator[Server]:
    """Start one worker with these settings, wait until it answers, stop it at the end."""
    port = _free_port()
    values = {**os.environ, "DJANGO_SETTINGS_MODULE": "bench.settings", "MODE": "development"}
    values["LOG_LEVEL"] = "ERROR"  # a page not found is asked for on purpose
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "1", "--blocking-threads", "1", "--no-ws"]
    process = subprocess.Popen(
        [*command, "--log-level", "error", application],
        env={**values, "PORT": str(port), **environment},
    )
    try:
        server = Server(name, port, process)
        with closing(server.connection):
            _wait(server)
            yield server
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(server: Server) -> None:
    """Ask until it answers."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.process.poll() is None:
        try:
            if server.fetch("/hello")[0] == 200:
                return
            time.sleep(0.2)
        except OSError:
            server.connection.close()
            time.sleep(0.2)
    raise TimeoutError(f"The server {server.name!r} did not answer 200 to /hello.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _family(pid: int) -> list[int]:
    """The process and all its descendants."""
    children = [
        int(each)
        for listing in Path(f"/proc/{pid}/task").glob("*/children")
        for each in listing.read_text().split()
    ]
    return [pid, *(one for child in children for one in _family(child))]


def _cpu_of(pid: int) -> float:
    """CPU seconds from the scheduler (nanoseconds), or from clock ticks where it is off."""
    try:
        nanoseconds = [
            int(path.read_text().split()[0])
            for path in Path(f"/proc/{pid}/task").glob("*/schedstat")
        ]
    except OSError:
        nanoseconds = []
    if any(nanoseconds):
        return sum(nanoseconds) / 1e9
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
