"""`manage.py restored`: on from an old backup, with a name and a reason, and only when whole."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from base import witness
from base.audit.models import Act
from base.models import StateFolder
from base.state_folder import marks
from catalog.certificates import verification
from catalog.certificates.verification import all_faults
from catalog.certificates.witnessed import LOG, State, begin_anew, state
from catalog.management.commands import restored as command
from catalog.window.actions import refresh_all
from catalog.window.models import PublicProduct
from tests.catalog.certificates.conftest import Register, noon, register
from tests.catalog.certificates.test_actions import papers
from tests.catalog.certificates.test_verification import change, set_back, sql

__all__ = ["noon", "register"]
pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture
def older(register: Register) -> Register:
    """An old backup was put back: one row where three were seen."""
    papers(register, 3)
    begin_anew()
    set_back(1)
    return register


def restored(register: Register, err: StringIO | None = None, /, **options: str) -> str:
    out = StringIO()
    by = str(register.officers[0].email)
    call_command("restored", **{"reason": "Hỏng đĩa", "by": by, **options}, stdout=out, stderr=err)
    return out.getvalue()


def test_a_restore_on_purpose_goes_on_from_the_database(older: Register) -> None:
    said = restored(older)

    assert said.startswith("Restored: the log goes on from its row 1:")
    assert state() is State.WHOLE
    act = Act.objects.get(verb="register.restored")
    assert (act.by, act.note) == (older.officers[0], "Hỏng đĩa")


def test_a_database_moved_from_another_folder_belongs_to_this_one(older: Register) -> None:
    StateFolder.objects.create(pk=marks.ROW, mark="0" * 32)
    restored(older)

    assert StateFolder.objects.get().mark != "0" * 32
    assert marks.is_ours()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [({"by": "ai@example.vn"}, "Nobody signs in as"), ({"reason": " "}, "Say in --reason")],
)
def test_nobody_restores_without_name_and_reason(
    older: Register, options: dict[str, str], sentence: str
) -> None:
    seen = witness.last(LOG)

    with pytest.raises(CommandError, match=sentence) as refused:
        restored(older, **options)

    assert refused.value.returncode == 2
    assert witness.last(LOG) == seen
    assert not Act.objects.filter(verb="register.restored").exists()


def test_a_broken_log_is_not_gone_on_from(older: Register) -> None:
    change(1, "star", 5)

    with pytest.raises(CommandError, match="is not whole"):
        restored(older)

    assert state() is State.OLDER
    assert not Act.objects.filter(verb="register.restored").exists()


@pytest.mark.postgres
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer")
@pytest.mark.django_db(transaction=True)
def test_what_others_write_during_its_check_is_no_fault(
    older: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    other: Any = connection.copy()

    def meanwhile() -> None:
        refresh_all()
        with other.cursor() as cursor:
            cursor.execute("UPDATE catalog_product SET name_vi = 'Giả'")
        other.close()
        monkeypatch.setattr(command, "refresh_all", refresh_all)

    monkeypatch.setattr(command, "refresh_all", meanwhile)
    assert restored(older).startswith("Restored")
    assert any("(Giả): was changed outside this site" in each for each in all_faults())


def test_rows_made_while_the_older_log_was_not_believed_are_no_fault(older: Register) -> None:
    refresh_all()

    restored(older)

    assert list(all_faults()) == []


def test_what_any_check_finds_is_named_and_not_gone_on_from(
    older: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(verification.checks, "lots", lambda: ["lot 1: gone", "lot 2: gone"])
    seen, err = dict(witness.everything()), StringIO()

    with pytest.raises(CommandError, match="2 faults") as refused:
        restored(older, err)

    assert refused.value.returncode == 1
    assert err.getvalue().splitlines() == ["Log of lots: lot 1: gone", "Log of lots: lot 2: gone"]
    assert witness.everything() == seen


def test_a_refusal_leaves_public_rows_as_they_were(older: Register) -> None:
    rows = list(PublicProduct.objects.values())
    PublicProduct.objects.all().delete()
    sql("UPDATE catalog_product SET name_vi = 'Mật ong giả'")

    with pytest.raises(CommandError, match="is not whole"):
        restored(older)

    assert rows
    assert not PublicProduct.objects.exists()
