"""`manage.py verify_log`: whole, or each fault in its own line and exit code 1."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.catalog.certificates.conftest import Register, noon, register
from tests.catalog.certificates.test_actions import papers
from tests.catalog.certificates.test_verification import change

__all__ = ["noon", "register"]


def test_a_whole_log_is_said_to_be_whole(register: Register) -> None:
    papers(register, 2)
    out = StringIO()

    call_command("verify_log", stdout=out)

    assert out.getvalue().startswith("The certificate log is whole: 2 rows, head ")


def test_an_empty_log_is_whole(register: Register) -> None:
    out = StringIO()

    call_command("verify_log", stdout=out)

    assert out.getvalue() == "The certificate log is whole: no rows yet\n"


def test_a_changed_row_is_named_and_the_command_fails(register: Register) -> None:
    _, second = papers(register, 2)
    change(2, "star", 5)
    err = StringIO()

    with pytest.raises(CommandError) as failed:
        call_command("verify_log", stderr=err)

    assert err.getvalue() == f"row 2 (certificate {second.number}): content\n"
    assert failed.value.returncode == 1
