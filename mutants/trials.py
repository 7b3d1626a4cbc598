"""Each mistake of a file, held against the tests that come past it: those beside the file first.

It counts as killed only when the same tests pass in a fork with nothing changed. Else it was the
fork, or a test that leans on others, and the mistake is doubtful.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from mutants.blocks import block_at, blocks_naming
from mutants.forks import End, How, forked
from mutants.loaded import Loaded
from mutants.mutations import Mutant, mutated, sampled

Timed = Mapping[pytest.Item, float]


@dataclass
class Tried:
    """What became of the mutants of one file."""

    path: str
    made: int = 0
    killed: int = 0
    survivors: list[Mutant] = field(default_factory=list)
    doubtful: list[tuple[Mutant, str]] = field(default_factory=list)  # and the test that failed


@dataclass
class Trials:
    """Tries the mistakes of loaded files, given which tests reach which block of a file."""

    root: Path
    most: int
    seed: str
    loaded: Mapping[str, Loaded]
    reached: Mapping[tuple[str, int], Timed]
    passes: Callable[[pytest.Item], bool]
    _sound: dict[tuple[str, str, int], int] = field(default_factory=dict)

    def of(self, path: str) -> Tried:
        """What becomes of the mutants of this file."""
        source = (self.root / path).read_text(encoding="utf-8")
        tried = Tried(path)
        for mutant in sampled(source, most=self.most, seed=f"{self.seed}:{path}"):
            self._try(source, mutant, tried)
        return tried

    def _try(self, source: str, mutant: Mutant, tried: Tried) -> None:
        tests = self._near(tried.path, source, mutant)
        end = self._end(tried.path, mutated(source, mutant), mutant, tests)
        if end.how is How.BROKEN:
            raise RuntimeError(f"{tried.path}:{mutant.line}: {mutant.becomes} cannot be put in.")
        tried.made += end.how is not How.IMPOSSIBLE
        run = dict(islice(tests.items(), end.passed + 1))
        if end.how is How.GREEN:
            tried.survivors.append(mutant)
        elif end.how is How.RED and self._are_sound(tried.path, source, mutant, run):
            tried.killed += 1
        elif end.how is How.RED:
            tried.doubtful.append((mutant, [*run][-1].nodeid))

    def _are_sound(self, path: str, source: str, mutant: Mutant, tests: Timed) -> bool:
        """Whether these tests pass in a fork with nothing changed; asked once for each block."""
        place = path, mutant.scope, block_at(ast.parse(source), mutant.line)
        if len(tests) > self._sound.get(place, 0):
            if self._end(path, ast.parse(source), mutant, tests).how is not How.GREEN:
                return False
            self._sound[place] = len(tests)
        return True

    def _end(self, path: str, tree: ast.Module, mutant: Mutant, tests: Timed) -> End:
        begin = partial(self.loaded[path].put_in, tree, mutant)
        return forked(begin, [(partial(self.passes, each), 10 * tests[each]) for each in tests])

    def _near(self, path: str, source: str, mutant: Mutant) -> Timed:
        """The tests that reach this block; of a table, all of its file, its users' first."""
        tree = ast.parse(source)
        if mutant.in_function:
            return self._quickest(path, {block_at(tree, mutant.line)})
        users = self._quickest(path, blocks_naming(tree, mutant.scope))
        return {**users, **self._quickest(path, {block for _path, block in self.reached})}

    def _quickest(self, path: str, blocks: Iterable[int]) -> Timed:
        """The tests that reach one of these blocks: those beside the file first, then the quick."""
        beside = f"test_{Path(path).name}"
        near: dict[pytest.Item, float] = {}
        for block in blocks:
            near |= self.reached.get((path, block), {})
        return dict(sorted(near.items(), key=lambda pair: (beside not in pair[0].nodeid, pair[1])))
