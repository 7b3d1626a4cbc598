"""Commands that meet a fault."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.management import CommandError
from django.db import OperationalError

from base import commands
from base.afterwards import after_commit
from base.commands import OneSentence
from base.database import DatabaseMoved

pytestmark = pytest.mark.django_db


class Failing(OneSentence):
    """A command that does what the test gives it."""

    def __init__(self, error: Exception | None) -> None:
        super().__init__(stdout=io.StringIO(), stderr=io.StringIO())
        self.error = error

    def handle(self, *args: Any, **options: Any) -> None:
        if self.error:
            raise self.error


def ended(error: Exception | None) -> CommandError:
    with pytest.raises(CommandError) as refused:
        Failing(error).execute(no_color=True, force_color=False, skip_checks=True)
    return refused.value


def test_a_fault_ends_in_one_sentence_and_exit_code_3() -> None:
    error = ended(OSError(28, "No space left on device"))
    assert str(error) == "Ổ đĩa đã đầy; xin giải phóng dung lượng rồi chạy lại lệnh này."
    assert error.returncode == 3


def test_a_database_that_is_away_ends_in_one_sentence() -> None:
    assert str(ended(OperationalError("unable to open"))).startswith("Không tìm thấy cơ sở dữ liệu")


def test_a_sentence_of_the_command_itself_stays() -> None:
    error = ended(CommandError("There is no certificate.", returncode=2))
    assert (str(error), error.returncode) == ("There is no certificate.", 2)


def test_a_mistake_in_the_code_is_not_hidden() -> None:
    with pytest.raises(FileNotFoundError):
        Failing(FileNotFoundError(2, "x")).execute(
            no_color=True, force_color=False, skip_checks=True
        )


def test_a_database_replaced_meanwhile_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def moved() -> None:
        raise DatabaseMoved

    monkeypatch.setattr(commands, "demand_unmoved", moved)
    assert ended(None).returncode == 3


def test_an_act_that_left_something_over_ends_well_and_says_so() -> None:
    class Done(OneSentence):
        def handle(self, *_args: Any, **_options: Any) -> None:
            with after_commit("the rest was not done."):
                raise OSError(28, "No space left on device")

    errors = io.StringIO()
    Done(stdout=io.StringIO(), stderr=errors).execute(
        no_color=True, force_color=False, skip_checks=True
    )
    assert errors.getvalue().startswith("Việc này đã được ghi")
