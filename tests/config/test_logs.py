"""What a request that nobody of ours would send leaves in the log."""

from __future__ import annotations

import io
import logging
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.test import Client

from config.logs import LONGEST, RefusedInOneLine


@pytest.fixture
def console() -> Iterator[io.StringIO]:
    """What the console shows: a traceback would follow its line."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.addFilter(RefusedInOneLine())
    logging.getLogger().addHandler(handler)
    yield text
    logging.getLogger().removeHandler(handler)


def test_a_wrong_host_leaves_one_line_that_names_it(console: io.StringIO) -> None:
    answer = Client().get("/", headers={"Host": "evil.example"})

    assert answer.status_code == 400
    assert console.getvalue() == (
        "Invalid HTTP_HOST header: 'evil.example'. "
        "You may need to add 'evil.example' to ALLOWED_HOSTS.\n"
    )


def test_a_long_wrong_host_leaves_a_short_line(console: io.StringIO) -> None:
    Client().get("/", headers={"Host": "x" * 5000})

    assert [len(line) for line in console.getvalue().splitlines()] == [LONGEST]


def test_what_is_only_not_found_is_said_as_ever(console: io.StringIO) -> None:
    Client().get("/khong-co/")

    assert console.getvalue() == "Not Found: /khong-co/\n"


def test_the_console_uses_it() -> None:
    handlers = logging.getLogger().handlers
    consoles = [each for each in handlers if type(each) is logging.StreamHandler]

    assert any(isinstance(each, RefusedInOneLine) for each in consoles[0].filters)


def test_what_django_says_is_as_loud_as_asked_for() -> None:
    silent = {**os.environ, "LOG_LEVEL": "ERROR", "DJANGO_SETTINGS_MODULE": "config.settings"}
    said = "import django, logging; django.setup(); logging.getLogger('django.request').warning(1)"
    command = [sys.executable, "-c", said]
    done = subprocess.run(command, env=silent, capture_output=True, check=True)  # noqa: S603 - ours

    assert done.stderr == b""
