"""`make mutants`: put small mistakes into our rules and see whether a test notices each."""

from __future__ import annotations

import argparse
import os
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from mutants.features import FEATURES, by_feature, files
from mutants.report import page, survivors
from mutants.trials import Tried
from mutants.warm import Warm

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "mutants.md"
QUIET = ["-n0", "-q", "--no-header", "--no-summary", "-p", "no:randomly", "-p", "no:cacheprovider"]
SAYS = "{0.path}: {0.killed} of {0.made} killed"


def main() -> int:
    """Try each feature in a process of its own, then write the page."""
    parser = argparse.ArgumentParser(prog="python -m mutants", description=__doc__)
    parser.add_argument("paths", nargs="*", default=FEATURES, help="files or folders")
    parser.add_argument("--most", type=int, default=25, help="mutants of each file")
    parser.add_argument("--seed", default="2026")
    parser.add_argument("--no-page", action="store_true", help="only say it")
    parser.add_argument("--one-feature", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one_feature:
        return _one_feature(chosen.paths, chosen.most, chosen.seed, chosen.one_feature)
    tried = []
    for feature, paths in by_feature(files(ROOT, chosen.paths)).items():
        print(f"{feature} …", flush=True)
        tried += _in_own_process(paths, chosen.most, chosen.seed)
    text = page(tried, most=chosen.most, seed=chosen.seed)
    print(text if chosen.no_page else f"Written: {PAGE.relative_to(ROOT)}")
    if not chosen.no_page:
        PAGE.write_text(text, encoding="utf-8")
    return 0


def _in_own_process(paths: list[str], most: int, seed: str) -> list[Tried]:
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "tried"
        words = ["--most", str(most), "--seed", seed, "--one-feature", str(told)]
        command = [sys.executable, "-m", "mutants", *paths, *words]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            raise SystemExit("The tests must be green before mistakes are put in.")
        found: list[Tried] = pickle.loads(told.read_bytes())  # noqa: S301 - written by ourselves
        return found


def _one_feature(paths: list[str], most: int, seed: str, told: Path) -> int:
    warm = Warm(ROOT, paths, most, seed)
    outside = os.fdopen(os.dup(sys.stdout.fileno()), "w", buffering=1)  # what pytest catches not
    warm.say = lambda file: print("\n".join([SAYS.format(file), *survivors([file])]), file=outside)
    tests = f"tests/{paths[0].rpartition('/')[0]}"
    marks = ["-m", "not browser and not postgres and not slow"]
    pytest.main([*QUIET, *marks, tests], plugins=[warm])
    if warm.broken or not warm.tried:
        print("\n".join(warm.broken))
        return 1
    told.write_bytes(pickle.dumps(warm.tried))
    return 0


if __name__ == "__main__":
    sys.exit(main())
