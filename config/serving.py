"""How the site is served: one command line, one server for each port, no worker left behind."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import logging
import multiprocessing
import os
import signal
import socket
import sys
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from config.static_files import are_collected

_PR_SET_PDEATHSIG = 1
log = logging.getLogger(__name__)


class CannotServe(RuntimeError):  # noqa: N818 - it says what is the case
    """The site cannot be served here; the message says why and what to do."""


def command_line(host: str, port: int, workers: int) -> list[str]:
    """The server's command line: the only one, for `make run`, the container and the guide.

    A worker that dies is replaced. One thread each: see decision 10.
    """
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi",
        "--host", host, "--port", str(port), "--workers", str(workers), "--blocking-threads", "1",
        # A worker told to stop while it is still loading does not hear it.
        "--respawn-failed-workers", "--workers-kill-timeout", "10",
        "--no-ws", "config.wsgi:application",
    ]  # fmt: skip


def demand_static_files() -> None:
    """Refuse to serve pages that would all fail, because nothing they link to was collected.

    Raises:
        CannotServe: with a sentence.
    """
    if not are_collected():
        raise CannotServe(
            _(
                "The static files were not collected, so every page would fail. Run manage.py "
                "collectstatic --noinput, then start again."
            )
        )


def demand_free(host: str, port: int) -> None:
    """Refuse a port on which somebody listens.

    Granian shares its port with whoever else shares it, so a second server would start without a
    word and answer every other request, perhaps from another database.

    Raises:
        CannotServe: with a sentence.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        for family, kind, protocol, _name, address in found:
            with socket.socket(family, kind, protocol) as probe:
                # Connections that are still dying are no server.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
    except OSError as error:
        raise CannotServe(_sentence(error, host, port)) from error


def hold(port: int) -> None:
    """Claim this state folder's server of this machine on a port, until the process ends.

    The claim passes to the program this process becomes, and to its children. Where the folder
    cannot be written the site is served all the same, and says what it cannot do.

    Raises:
        CannotServe: another process holds it.
    """
    path = Path(settings.STATE_DIR, f"serving-{socket.gethostname()}-{port}.lock")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        log.warning("%s cannot be written: %s", path.name, error.strerror)
        return
    os.set_inheritable(handle, True)  # noqa: FBT003
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        taken = _(
            "A server of this state folder is starting or running on port %(port)s already. "
            "Stop it, or choose another port with --port."
        )
        raise CannotServe(taken % {"port": port}) from error


def end_with_parent() -> None:
    """Let a worker die with the server that started it; on Linux, and only a server's worker.

    A worker that outlives its server would go on answering beside the next one.
    """
    parent = multiprocessing.parent_process()
    if sys.platform == "linux" and parent is not None:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent.pid:  # it died before we asked to be told
            os._exit(1)


def _sentence(error: OSError, host: str, port: int) -> str:
    values = {"host": host, "port": port, "why": error.strerror}
    if error.errno == errno.EADDRINUSE:
        text = _(
            "Port %(port)s of %(host)s is taken: something answers there already, perhaps this "
            "site. Stop it, or choose another port with --port."
        )
    else:
        text = _(
            "This machine has no address %(host)s with port %(port)s that this user may use: "
            "%(why)s."
        )
    return text % values
