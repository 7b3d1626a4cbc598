"""Migrations are one straight line for each room and say what the models say."""

from __future__ import annotations

import pytest
from django.core.checks import run_checks
from django.core.management import call_command

from tests.house import tree

ROOMS_WITH_TABLES = ("base", "media", "catalog", "traceability")


@pytest.mark.django_db
def test_the_models_have_not_drifted_from_the_migrations() -> None:
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("room", ROOMS_WITH_TABLES)
def test_the_last_migration_of_a_room_is_the_one_it_names(room: str) -> None:
    folder = tree.ROOT / room / "migrations"
    last = max(file.stem for file in folder.glob("[0-9]*.py"))
    assert (folder / "max_migration.txt").read_text(encoding="utf-8").strip() == last


@pytest.mark.parametrize("room", ROOMS_WITH_TABLES)
def test_no_two_migrations_of_a_room_share_a_number(room: str) -> None:
    names = [file.stem for file in (tree.ROOT / room / "migrations").glob("[0-9]*.py")]
    assert len({name[:4] for name in names}) == len(names)


def test_django_linear_migrations_has_nothing_to_say() -> None:
    assert [each for each in run_checks() if str(each.id).startswith("dlm.")] == []
