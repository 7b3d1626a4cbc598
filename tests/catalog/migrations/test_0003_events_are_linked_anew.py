"""The log of before is linked anew whole, and a broken one is left alone."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import CommandError
from django.db import transaction

from catalog.certificates.actions import suspend_certificate
from catalog.certificates.verification import faults
from tests.catalog.certificates.conftest import Register, noon, register, written
from tests.catalog.certificates.test_actions import papers
from tests.catalog.certificates.test_verification import change, sql

__all__ = ["noon", "register"]

migration = import_module("catalog.migrations.0003_events_are_linked_anew")


@pytest.fixture
def today(register: Register) -> list[tuple[int, str]]:
    """The log as the door writes it today; then it is linked as it was before."""
    first, _second = papers(register, 2)
    suspend_certificate(first, register.decision())
    found = written()
    migration._link_anew(
        apps, migration.new_content, migration.old_content, lambda *_: None
    )
    assert written() != found
    return found


def test_the_log_is_linked_as_the_door_would_have(today: list[tuple[int, str]]) -> None:
    sql("UPDATE catalog_certificateevent SET seal = '', before = ''")

    migration.link_with_places(apps, None)

    assert written() == today
    assert list(faults()) == []


def test_old_and_new_head_are_printed(
    today: list[tuple[int, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    before = written()[-1][1]
    capsys.readouterr()

    migration.link_with_places(apps, None)

    assert f"row 3: {before} -> {today[-1][1]}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("column", "value"), [("star", 5), ("reason", "Sửa sau"), ("digest", "f" * 64)]
)
def test_a_broken_log_is_not_made_whole(
    today: list[tuple[int, str]], column: str, value: object
) -> None:
    change(2, column, value)
    before = written()

    with pytest.raises(CommandError, match="is broken"), transaction.atomic():
        migration.link_with_places(apps, None)

    assert written() == before


def test_a_log_cut_at_its_end_is_not_made_whole(today: list[tuple[int, str]]) -> None:
    sql("DELETE FROM catalog_certificateevent WHERE sequence = 3")

    with pytest.raises(CommandError, match="is broken"), transaction.atomic():
        migration.link_with_places(apps, None)


def test_an_empty_log_stays_empty(register: Register) -> None:
    migration.link_with_places(apps, None)

    assert written() == []
