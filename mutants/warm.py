"""A pytest that stays warm: tests run once, then again in a fork for each mistake.

The first run notes which functions each test calls, so a mistake is held only against tests that
can notice it, the quickest first. A fork starts with Django and the test database set up.
"""

from __future__ import annotations

import importlib
import os
import signal
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pytest
from _pytest.runner import runtestprotocol

from mutants.loaded import ImpossibleError, note_calls, put_in
from mutants.mutations import Mutant, mutated, sampled

SURVIVED, KILLED, IMPOSSIBLE = 0, 1, 3
SECONDS = 10.0  # added to ten times what the tests took at first


@dataclass
class Tried:
    """What became of the mutants of one file."""

    path: str
    made: int = 0
    killed: int = 0
    survivors: list[Mutant] = field(default_factory=list)


@dataclass
class Warm:
    """A plugin that takes the place of pytest's own loop over the tests."""

    root: Path
    paths: Sequence[str]
    most: int
    seed: str
    tried: list[Tried] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    _failed: bool = False
    _calls: dict[tuple[str, str], dict[pytest.Item, float]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure of the test that runs now."""
        self._failed = self._failed or report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run everything as it is; then, when all is green, every mutant."""
        noted = {path: set[str]() for path in self.paths}
        for path in self.paths:
            note_calls(_module(path), noted[path])
        for item in session.items:
            self._run_noted(item, noted)
        if not self.broken:
            self.tried = [self._try_file(path) for path in self.paths]
        return True

    def _run_noted(self, item: pytest.Item, noted: dict[str, set[str]]) -> None:
        for names in noted.values():
            names.clear()
        began = time.monotonic()
        if self._fails(item):
            self.broken.append(item.nodeid)
        seconds = time.monotonic() - began
        for path, names in noted.items():
            for name in names:
                self._calls[path, name][item] = seconds

    def _fails(self, item: pytest.Item) -> bool:
        self._failed = False
        # The session as the next one: whatever is wider than a test is torn down as well.
        runtestprotocol(item, nextitem=item.session)  # type: ignore[arg-type]
        return self._failed

    def _try_file(self, path: str) -> Tried:
        source = (self.root / path).read_text(encoding="utf-8")
        tried = Tried(path)
        for mutant in sampled(source, most=self.most, seed=f"{self.seed}:{path}"):
            end = self._try(path, source, mutant)
            if end != IMPOSSIBLE:
                tried.made += 1
                tried.killed += end == KILLED
            if end == SURVIVED:
                tried.survivors.append(mutant)
        return tried

    def _try(self, path: str, source: str, mutant: Mutant) -> int:
        timed = self._near(path, mutant)
        child = os.fork()
        if not child:
            self._in_child(path, source, mutant, sorted(timed, key=lambda item: timed[item]))
        return _end_of(child, SECONDS + 10 * sum(timed.values()))

    def _near(self, path: str, mutant: Mutant) -> dict[pytest.Item, float]:
        """The tests that call this function; of a table, all that call anything in its file."""
        if mutant.in_function:
            return self._calls[path, mutant.scope.partition(".<locals>")[0]]
        every = [timed for (file, _name), timed in self._calls.items() if file == path]
        return {item: seconds for timed in every for item, seconds in timed.items()}

    def _in_child(
        self, path: str, source: str, mutant: Mutant, items: Sequence[pytest.Item]
    ) -> None:
        end = KILLED  # unless every test goes by without a word
        try:
            for item in items[:1]:  # dots of a fork are nobody's business
                item.config.pluginmanager.unregister(name="terminalreporter")
            put_in(_module(path), mutated(source, mutant), mutant)
            end = KILLED if any(map(self._fails, items)) else SURVIVED
        except ImpossibleError:
            end = IMPOSSIBLE
        finally:
            os._exit(end)


def _module(path: str) -> ModuleType:
    return importlib.import_module(path.removesuffix(".py").replace("/", "."))


def _end_of(child: int, seconds: float) -> int:
    """How the fork ended; one that hangs was noticed."""
    latest = time.monotonic() + seconds
    while time.monotonic() < latest:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.WEXITSTATUS(status) if os.WIFEXITED(status) else KILLED
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return KILLED
