"""The site served by real processes, from a state folder of its own."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import NamedTuple

from django.db import connection

ROOT = Path(__file__).parents[1]


class Said(NamedTuple):
    """An answer: its status (0 for a connection that failed), its text, and how long it took."""

    status: int
    text: str
    seconds: float


class Site:
    """A server of ours; `state` holds its database, `port` is free."""

    def __init__(self, state: Path) -> None:
        self.state, self.port = state, free_port()
        self.database, self.log = state / "db.sqlite3", state / "log"
        self.environment = {
            **os.environ, "STATE_DIR": str(state), "PORT": str(self.port), "MODE": "development",
            "DATABASE_URL": f"sqlite:///{self.database}",
        }  # fmt: skip
        self.process: subprocess.Popen[str] | None = None

    def copy_database(self, name: str = "db.sqlite3") -> Path:
        """Put the test's own database into the state folder."""
        return copied(self.state / name)

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command of ours on this state, run to its end."""
        return subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "manage.py", *words],
            env=self.environment, cwd=ROOT, check=False, capture_output=True, text=True,
        )  # fmt: skip

    def start(self) -> None:
        """Serve, and wait until both workers do."""
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve"],
                env=self.environment, cwd=ROOT, text=True, stdout=log, stderr=log,
            )  # fmt: skip
        self.wait_for_workers(2)

    def wait_for_workers(self, number: int) -> None:
        """Wait until so many workers have started since the server did."""
        end = time.monotonic() + 90
        while self.log.read_text().count("Started worker-") < number:
            assert self.process
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(0.2)

    def stop(self) -> None:
        """End the server."""
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=30)
            self.process = None

    def get(
        self, path: str, data: dict[str, str] | None = None, *, json: bool = False, by: str = ""
    ) -> Said:
        """Ask for a page or for JSON, or send a form to it; as a proxy does for whom `by` names."""
        address = f"http://127.0.0.1:{self.port}"
        body = urllib.parse.urlencode(data).encode() if data else None
        request = urllib.request.Request(  # noqa: S310 - our own address
            address + path,
            data=body,
            headers={
                "Origin": address,
                "Accept": "application/json" if json else "text/html",
                **({"X-Forwarded-For": by} if by else {}),
            },
        )
        began = time.monotonic()
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
                status, text = answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            status, text = error.code, error.read().decode()
        except OSError:
            status, text = 0, ""
        return Said(status, text, time.monotonic() - began)

    def workers(self) -> list[int]:
        """The processes that answer, as Linux knows them."""
        assert self.process
        pid = self.process.pid
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def kill(self, pid: int) -> None:
        """End one of this site's processes at once."""
        os.kill(pid, signal.SIGKILL)


def copied(path: Path) -> Path:
    """A file that holds what the test's own SQLite database holds now, in a site's own mode.

    The first who opens a file changes its mode, and refuses others meanwhile.
    """
    copy = sqlite3.connect(path)
    connection.ensure_connection()
    connection.connection.backup(copy)
    copy.execute("PRAGMA journal_mode=WAL")
    copy.close()
    return path


def database_url(state: Path) -> str:
    """Where other processes find what this test wrote: a copy of SQLite, PostgreSQL itself."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{copied(state / 'db.sqlite3')}"
    where = connection.settings_dict
    host = urllib.parse.quote(where["HOST"], safe="")
    return f"postgres://{where['USER']}:{where['PASSWORD']}@{host}:{where['PORT']}/{where['NAME']}"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
