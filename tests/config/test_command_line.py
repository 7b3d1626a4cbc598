"""Commands that are not ours end faults of the ground with one sentence as well."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from smtplib import SMTPServerDisconnected
from socket import gaierror

import pytest
from django.conf import settings
from django.core.management import CommandError
from django.db import OperationalError

from config import command_line

# A command that asks, at a shell where nobody is; stdin is closed before Python looks for it.
ASKS = """
import sys
if {close}:
    sys.stdin = None
import django
django.setup()
from config import command_line
command_line.execute_from_command_line = lambda words: input("Password: ")
command_line.run(["manage.py", "changepassword"])
"""
MISSING = {"DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3"}


@pytest.mark.parametrize(
    "words",
    [
        ("migrate",),
        ("createsuperuser", "--no-input", "--email", "hanh@example.vn", "--full_name", "Hạnh"),
        ("changepassword", "hanh@example.vn"),
    ],
)
def test_a_missing_database_is_one_sentence_and_exit_code_3(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, Path(settings.ROOT, "manage.py"), *words],
        env={**os.environ, **MISSING, "STATE_DIR": f"{tmp_path}"},
        input="",
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (3, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("CommandError: ")


@pytest.mark.parametrize("stdin", ["closed", "empty"])
def test_a_question_nobody_can_answer_is_one_sentence(stdin: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", ASKS.format(close=stdin == "closed")],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"},
        cwd=settings.ROOT,
        input="",
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "Password: ")
    assert done.stderr == (
        "\nCommandError: Lệnh này cần hỏi nhưng không có ai trả lời. Vui lòng tự chạy lệnh.\n"
    )


def _meeting(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def execute(_words: Sequence[str]) -> None:
        raise error

    monkeypatch.setattr(command_line, "execute_from_command_line", execute)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(30, "Read-only file system"), "CommandError: Không ghi được"),
        (OSError(28, "No space left on device"), "CommandError: Ổ đĩa đã đầy"),
        (ConnectionRefusedError(111, "refused"), "CommandError: Máy chủ thư localhost:25 không"),
        (SMTPServerDisconnected("gone"), "CommandError: Máy chủ thư localhost:25 không"),
        (gaierror(-2, "unknown"), "CommandError: Máy chủ thư localhost:25 không"),
        (OperationalError("unable to open"), "CommandError: Không tìm thấy cơ sở dữ liệu"),
    ],
)
def test_each_fault_has_its_sentence(
    error: Exception,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _meeting(error, monkeypatch)

    with pytest.raises(SystemExit) as ended:
        command_line.run(["manage.py", "clearsessions"])

    assert ended.value.code == 3
    assert capsys.readouterr().err.startswith(said)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "error",
    [FileNotFoundError(2, "x"), BrokenPipeError(32, "x"), CommandError("no"), ValueError("x")],
)
def test_a_mistake_is_not_hidden(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    _meeting(error, monkeypatch)

    with pytest.raises(type(error)):
        command_line.run(["manage.py", "clearsessions"])


@pytest.mark.django_db
def test_whoever_asks_for_the_whole_story_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    _meeting(OperationalError("unable to open"), monkeypatch)

    with pytest.raises(OperationalError):
        command_line.run(["manage.py", "clearsessions", "--traceback"])
