"""Every module that says something has a test at the same place below tests/."""

from __future__ import annotations

from pathlib import Path

from tests.house import tree

SHORT = 20
# Declarations: what they promise is tested through the rules, actions and pages that use them.
DECLARATIONS = {"models.py", "apps.py", "urls.py", "public_urls.py", "formats.py", "__init__.py"}
# The settings are tested as a start of the product (tests/config/test_settings.py runs one).
ELSEWHERE = {
    "catalog/places/data/make_units.py": "tests/catalog/places/test_register.py",
}


def test_every_module_over_20_lines_has_its_test() -> None:
    assert [tree.shown(each) for each in tree.room_files(".py") if is_untested(each)] == []


def test_a_module_without_a_test_would_be_named() -> None:
    assert is_untested(tree.ROOT / "base" / "nobody_tests_this.py", size=SHORT + 1)


def test_the_list_of_exceptions_names_only_what_exists() -> None:
    both = [*ELSEWHERE, *ELSEWHERE.values()]
    assert [name for name in both if not (tree.ROOT / name).exists()] == []


def is_untested(module: Path, size: int | None = None) -> bool:
    if module.name in DECLARATIONS or (size or tree.lines(module)) <= SHORT:
        return False
    name = tree.shown(module)
    folder = (tree.ROOT / "tests" / name).parent
    return name not in ELSEWHERE and not (folder / f"test_{module.name}").exists()
