"""The door a web server opens, in a process of its own: opening it changes the whole process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ASK = """
from wsgiref.util import setup_testing_defaults
from config.wsgi import application

def status(peer):
    environ = {"PATH_INFO": "/robots.txt", "HTTP_HOST": "localhost", "REMOTE_ADDR": peer}
    environ["HTTP_X_FORWARDED_PROTO"] = "https"
    setup_testing_defaults(environ)
    answer = []
    list(application(environ, lambda status, headers: answer.append(status)))
    return answer[0]

print(status("127.0.0.1"), status("203.0.113.7"), sep=", ")
"""


def test_only_our_proxy_can_say_that_a_visitor_came_by_https(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", ASK],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
        env={"PATH": os.environ["PATH"], "MODE": "development", "STATE_DIR": str(tmp_path),
             "SITE_URL": "https://localhost", "TRUSTED_PROXIES": "127.0.0.1"},
    )  # fmt: skip

    assert done.stdout == "200 OK, 301 Moved Permanently\n", done.stderr
