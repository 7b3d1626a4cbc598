"""Every module that says something has a test at the same place below tests/."""

from __future__ import annotations

from pathlib import Path

from tests.house import tree

SHORT = 20
# The best codebase measured reaches 77 %; a module may be told by the page that uses it.
LEAST_SHARE = 0.95
# Declarations: what they promise is tested through the rules, actions and pages that use them.
DECLARATIONS = {"models.py", "apps.py", "urls.py", "public_urls.py", "formats.py", "__init__.py"}
# A script that makes a data file is tested by what it made.
ELSEWHERE = {
    "catalog/places/data/make_units.py": "tests/catalog/places/test_register.py",
}


def test_19_of_20_modules_over_20_lines_have_their_test() -> None:
    modules = [each for each in tree.room_files(".py") if says_something(each)]
    untested = [tree.shown(each) for each in modules if is_untested(each)]
    assert len(untested) <= (1 - LEAST_SHARE) * len(modules), untested


def test_a_module_without_a_test_would_be_named() -> None:
    assert is_untested(tree.ROOT / "base" / "nobody_tests_this.py")


def test_the_list_of_exceptions_names_only_what_exists() -> None:
    both = [*ELSEWHERE, *ELSEWHERE.values()]
    assert [name for name in both if not (tree.ROOT / name).exists()] == []


def says_something(module: Path) -> bool:
    return module.name not in DECLARATIONS and tree.lines(module) > SHORT


def is_untested(module: Path) -> bool:
    name = tree.shown(module)
    folder = (tree.ROOT / "tests" / name).parent
    return name not in ELSEWHERE and not (folder / f"test_{module.name}").exists()
