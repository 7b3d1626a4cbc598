"""Commands killed at random moments: a program of its own beside the tests.

python -m tests.kills: reads scenarios as JSON from its input, prints what became of each. A copy of
the state folder is put in place for each try; a child process carries the command out, and ends
itself with SIGKILL at the moment drawn: at one of all its calls after it began to write, so also
between a commit and whatever comes after it.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any, NamedTuple

import django
from django.conf import settings
from django.core.management import execute_from_command_line, load_command_class

from base import witness
from base.sqlite_file.base import DatabaseWrapper
from tests.counted import facts_of

DATABASE = "db.sqlite3"


class Ended(NamedTuple):
    """How a child ended: its exit code (None when killed), and how many calls it made."""

    code: int | None
    calls: int


def main() -> None:
    """Kill each scenario's command so often, and say what was found afterwards."""
    asked = json.load(sys.stdin)
    template = Path(settings.STATE_DIR).with_name("template")
    shutil.copytree(settings.STATE_DIR, template)
    random = Random(asked["seed"])
    import_module(settings.ROOT_URLCONF)  # once for all children
    for room, command in (("catalog", "certificate"), ("traceability", "labels")):
        load_command_class(room, command)
    told = {
        name: _tried(template, scenario, asked["kills"], random)
        for name, scenario in asked["scenarios"].items()
    }
    print(json.dumps(told))  # noqa: T201


def _tried(template: Path, scenario: dict[str, Any], kills: int, random: Random) -> dict[str, Any]:
    """How often it was killed before and after it was done, and everything that was wrong."""
    _put_in_place(template, scenario)
    before = facts_of(Path(settings.STATE_DIR, DATABASE))
    whole = _run(scenario)
    after, wrong, places = facts_of(Path(settings.STATE_DIR, DATABASE)), list[str](), Counter[str]()
    if whole.code != 0 or (after == before) != bool(scenario.get("changes_nothing")):
        wrong.append(f"the command itself ended with {whole.code}")
    for _ in range(kills):
        _put_in_place(template, scenario)
        moment = random.randrange(whole.calls)
        ended = _run(scenario, moment)
        place = _place(facts_of(Path(settings.STATE_DIR, DATABASE)), before, after)
        places[place] += 1
        wrong += _wrong(scenario, place, ended, moment)
        if place != "after":
            again = _run(scenario)
            if again.code != 0 or facts_of(Path(settings.STATE_DIR, DATABASE)) != after:
                wrong.append(f"killed at {moment}: the second run ended with {again.code}")
        if _run({"words": ["verify_log"]}).code != 0:
            wrong.append(f"killed at {moment}: the log is not whole")
    return {"killed": places, "wrong": wrong}


def _wrong(scenario: dict[str, Any], place: str, ended: Ended, moment: int) -> list[str]:
    wrong = []
    if place == "between" and not scenario.get("steps"):
        wrong.append(f"killed at {moment}: half done")
    if ended.code == 0 and place != "after":
        wrong.append(f"killed at {moment}: lost")
    is_checked = place != "before" and not scenario.get("older")
    if is_checked and _run({"words": ["verify_log"]}).code != 0:
        wrong.append(f"killed at {moment}: the log is not whole")
    output = Path(settings.STATE_DIR, "sheet.pdf")
    if output.exists() and not output.read_bytes().rstrip().endswith(b"%%EOF"):
        wrong.append(f"killed at {moment}: half a sheet")
    return wrong


def _place(now: object, before: object, after: object) -> str:
    return "before" if now == before else "after" if now == after else "between"


def _put_in_place(template: Path, scenario: dict[str, Any]) -> None:
    state = Path(settings.STATE_DIR)
    shutil.rmtree(state)
    shutil.copytree(template, state)
    if scenario.get("older"):
        witness.note({"certificates": witness.Point(999, "0" * 64)})


def _run(scenario: dict[str, Any], moment: int | None = None) -> Ended:
    """Carry the command out in a child, to its end or to its moment."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read)
        _child(scenario, moment, write)
    os.close(write)
    with os.fdopen(read) as told:
        calls = told.read()
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    return Ended(None if code == -signal.SIGKILL else code, int(calls or 0))


def _child(scenario: dict[str, Any], moment: int | None, write: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    given, giving = os.pipe()
    os.write(giving, scenario.get("given", "").encode())
    os.close(giving)
    os.dup2(given, 0)
    sys.stdin = os.fdopen(0)
    count, code = _Count(moment), 0
    begin = DatabaseWrapper._start_transaction_under_autocommit

    def counted(self: DatabaseWrapper) -> None:
        sys.setprofile(count)
        begin(self)

    DatabaseWrapper._start_transaction_under_autocommit = counted  # type: ignore[method-assign]
    try:
        execute_from_command_line(["manage.py", *scenario["words"]])
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001 - it is counted as ended wrongly
        code = 99
    sys.setprofile(None)
    os.write(write, str(count.calls).encode())
    os._exit(code)


class _Count:
    """Counts calls and returns, of Python and of C, and dies at the moment."""

    def __init__(self, moment: int | None) -> None:
        self.calls, self.moment = 0, moment

    def __call__(self, _frame: FrameType, _event: str, _argument: object) -> None:
        if self.calls == self.moment:
            os.kill(os.getpid(), signal.SIGKILL)
        self.calls += 1


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    main()
