"""`manage.py restored`: on from an old backup, with a name and a reason, and only when whole."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from base import witness
from base.audit.models import Act
from catalog.certificates.witnessed import LOG, State, begin_anew, state
from tests.catalog.certificates.conftest import Register, noon, register
from tests.catalog.certificates.test_actions import papers
from tests.catalog.certificates.test_verification import change, set_back

__all__ = ["noon", "register"]
pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture
def older(register: Register) -> Register:
    """An old backup was put back: one row where three were seen."""
    papers(register, 3)
    begin_anew()
    set_back(1)
    return register


def restored(register: Register, **options: str) -> str:
    out = StringIO()
    by = str(register.officers[0].email)
    call_command("restored", **{"reason": "Hỏng đĩa", "by": by, **options}, stdout=out)
    return out.getvalue()


def test_a_restore_on_purpose_goes_on_from_the_database(older: Register) -> None:
    said = restored(older)

    assert said.startswith("Restored: the log goes on from its row 1:")
    assert state() is State.WHOLE
    act = Act.objects.get(verb="register.restored")
    assert (act.by, act.note) == (older.officers[0], "Hỏng đĩa")


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
