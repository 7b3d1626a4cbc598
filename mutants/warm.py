"""A pytest that stays warm: tests run once, then again in a fork for each mistake.

The first run notes which blocks of functions each test reaches, so a mistake is held only against
tests that can notice it. A fork starts with Django and the test database set up.
"""

from __future__ import annotations

import gc
import importlib
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pytest
from _pytest.runner import runtestprotocol

from mutants.loaded import Loaded
from mutants.trials import Trials, Tried


@dataclass
class Warm:
    """A plugin that takes the place of pytest's own loop over the tests."""

    root: Path
    paths: Sequence[str]
    most: int
    seed: str
    say: Callable[[Tried], None] = lambda _tried: None  # called after each file
    tried: list[Tried] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    _failed: bool = False
    _reached: dict[tuple[str, int], dict[pytest.Item, float]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure of the test that runs now."""
        self._failed = self._failed or report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run everything as it is; then, when all is green, every mutant."""
        noted = {path: set[int]() for path in self.paths}
        loaded = {path: Loaded.of(_module(path)) for path in self.paths}
        for path in self.paths:
            loaded[path].note_blocks(noted[path])
        for item in session.items:
            self._run_noted(item, noted)
        if not self.broken:
            # The dots of forks are nobody's business.
            session.config.pluginmanager.unregister(name="terminalreporter")
            loaded = {path: Loaded.of(_module(path)) for path in self.paths}
            for each in loaded.values():
                each.note_no_more()
            gc.freeze()  # a collection in a fork would copy everything
            trials = Trials(self.root, self.most, self.seed, loaded, self._reached, self._passes)
            for path in self.paths:
                self.tried.append(trials.of(path))
                self.say(self.tried[-1])
        return True

    def _run_noted(self, item: pytest.Item, noted: dict[str, set[int]]) -> None:
        for blocks in noted.values():
            blocks.clear()
        began = time.monotonic()
        if not self._passes(item):
            self.broken.append(item.nodeid)
        seconds = time.monotonic() - began
        for path, blocks in noted.items():
            for block in blocks:
                self._reached[path, block][item] = seconds

    def _passes(self, item: pytest.Item) -> bool:
        self._failed = False
        # The session as the next one: whatever is wider than a test is torn down as well.
        runtestprotocol(item, nextitem=item.session)  # type: ignore[arg-type]
        return not self._failed


def _module(path: str) -> ModuleType:
    return importlib.import_module(path.removesuffix(".py").replace("/", "."))
