"""The import contracts hold, and none of them looks away."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from tests.house import tree

CONTRACTS = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]


def test_every_import_contract_is_kept() -> None:
    program = "import sys; from importlinter.cli import lint_imports_command as go; sys.exit(go())"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", program], cwd=tree.ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in done.stdout


def test_no_contract_ignores_an_import() -> None:
    assert [each["name"] for each in CONTRACTS if "ignore_imports" in each] == []


def test_every_room_stands_on_the_staircase() -> None:
    staircase = next(each for each in CONTRACTS if each["id"] == "staircase")
    assert tuple(reversed(staircase["layers"])) == tree.ROOMS


def test_a_file_that_calls_itself_pure_is_held_to_it() -> None:
    pure = set(next(each for each in CONTRACTS if each["id"] == "pure")["source_modules"])
    claiming = {tree.module_name(file) for file in tree.room_files(".py") if _claims_purity(file)}
    assert sorted(claiming - pure) == []


def _claims_purity(file: Path) -> bool:
    docstring = file.read_text(encoding="utf-8").split('"""')[1:2]
    return any("(pure" in text or "; pure)" in text for text in docstring)
