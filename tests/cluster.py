"""A PostgreSQL of one test alone, which may be stopped under whoever uses it."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import time
import urllib.parse
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).parents[1]


class Cluster:
    """Started by .ci/postgres, in a folder of its own; gone after `end`."""

    def __init__(self) -> None:
        self._keeper = subprocess.Popen(
            [".ci/postgres", "sh", "-c", "echo $DATABASE_URL; read end"],
            cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert self._keeper.stdout
        self.url = self._keeper.stdout.readline().strip()
        self._folder = Path(
            urllib.parse.unquote(urllib.parse.urlsplit(self.url).netloc.split("@")[1])
        )
        self._data = self._folder / "data"
        self._line = shlex.split((self._data / "postmaster.opts").read_text())
        self._owner = self._data.stat().st_uid
        self._again: subprocess.Popen[bytes] | None = None

    def copy_here(self) -> None:
        """Bring what this test wrote over."""
        programs, where = Path(self._line[0]).parent, connection.settings_dict
        dump = [programs / "pg_dump", "-h", where["HOST"], "-U", where["USER"], where["NAME"]]
        told = subprocess.run(dump, check=True, capture_output=True).stdout  # noqa: S603
        read = [programs / "psql", "--quiet", "-h", self._folder, "-U", where["USER"], "postgres"]
        subprocess.run(read, check=True, input=told, capture_output=True)  # noqa: S603

    def stop(self) -> None:
        """Cut every connection and end."""
        pid = self._pid()
        os.kill(pid, signal.SIGQUIT)
        while (self._data / "postmaster.pid").exists() or Path(f"/proc/{pid}").exists():
            time.sleep(0.05)

    def start(self) -> None:
        """Begin again with the same data, and wait until it answers."""
        with (self._folder / "server.log").open("a") as log:
            self._again = subprocess.Popen(  # noqa: S603 - as .ci/postgres started it
                self._line, user=self._owner, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        ready = self._data / "postmaster.pid"
        while not (ready.exists() and "ready" in ready.read_text()):
            time.sleep(0.05)

    def end(self) -> None:
        """Away with it."""
        self._keeper.communicate("end\n")
        if self._again:
            self._again.wait(timeout=30)

    def _pid(self) -> int:
        return int((self._data / "postmaster.pid").read_text().split()[0])
