"""`manage.py verify_log`: whole, or each fault in its own line and exit code 1."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation

from base.witness import Point
from catalog.certificates import verification
from catalog.certificates.models import ChainHead
from catalog.certificates.witnessed import LOG, begin_anew
from catalog.management.commands.verify_log import head_of
from tests.catalog.certificates.conftest import Register, noon, register
from tests.catalog.certificates.test_actions import papers
from tests.catalog.certificates.test_verification import change, set_back, sql

__all__ = ["noon", "register"]
pytestmark = pytest.mark.usefixtures("in_english")


def test_a_whole_log_is_said_to_be_whole(register: Register) -> None:
    papers(register, 2)
    out = StringIO()

    call_command("verify_log", stdout=out)

    assert out.getvalue().startswith("The certificate log is whole; its head is 2:")


def test_an_empty_log_is_whole(register: Register) -> None:
    out = StringIO()

    call_command("verify_log", stdout=out)

    assert out.getvalue().splitlines() == [
        "The certificate log is whole; its head is –",
        "Log of lots: whole; its head is –",
        "Public rows: nothing was changed and nothing is missing.",
    ]


@pytest.mark.usefixtures("catalogues")
def test_what_was_checked_is_named_in_vietnamese_first(register: Register) -> None:
    translation.activate("vi")
    out = StringIO()

    call_command("verify_log", stdout=out)

    assert out.getvalue().splitlines()[1:] == [
        "Sổ lô hàng: nguyên vẹn; đầu sổ là –",
        "Các dòng công khai: không có gì bị sửa, không có gì bị mất.",
    ]


def test_a_changed_row_is_named_and_the_command_fails(register: Register) -> None:
    _, second = papers(register, 2)
    change(2, "star", 5)
    err = StringIO()

    with pytest.raises(CommandError) as failed:
        call_command("verify_log", stderr=err)

    assert f"row 2 (certificate {second.number}): was changed" in err.getvalue().splitlines()
    assert failed.value.returncode == 1


def test_the_head_it_printed_is_taken_again(register: Register) -> None:
    papers(register, 2)
    out = StringIO()
    call_command("verify_log", stdout=out)
    head = out.getvalue().splitlines()[0].split()[-1]
    papers(register, 1)

    call_command("verify_log", head=[head_of(head)], stdout=out)

    assert "is whole; its head is 3:" in out.getvalue()


@pytest.mark.parametrize("text", ["", "12", "12:abc", f"x:{'f' * 64}", f"²:{'f' * 64}", "lots=12"])
def test_what_is_no_head_is_said(text: str) -> None:
    with pytest.raises(CommandError, match="is no head"):
        call_command("verify_log", f"--head={text}")


def test_a_head_of_no_log_is_said() -> None:
    with pytest.raises(CommandError, match="no log 'lot'; there are certificates, lots"):
        call_command("verify_log", f"--head=lot=1:{'f' * 64}")


def test_a_log_cut_with_its_head_is_named_by_the_head_kept_elsewhere(register: Register) -> None:
    papers(register, 2)
    head = ChainHead.objects.get()
    set_back(1)
    err = StringIO()

    with pytest.raises(CommandError):
        call_command("verify_log", head=[(LOG, Point(head.sequence, head.digest))], stderr=err)

    said = err.getvalue().splitlines()[0]
    assert said == "row 2 (certificate –): missing, but it was there once"


def test_a_log_cut_with_its_head_is_named_by_the_witness(register: Register) -> None:
    papers(register, 2)
    begin_anew()
    set_back(1)
    err = StringIO()

    with pytest.raises(CommandError):
        call_command("verify_log", stderr=err)

    assert err.getvalue().splitlines()[0] == "the log: ends at 1, but this machine has seen 2"


def test_an_emptied_register_is_not_whole(register: Register) -> None:
    papers(register, 1)
    begin_anew()
    sql("DELETE FROM catalog_certificateevent")
    sql("DELETE FROM catalog_chainhead")
    err = StringIO()

    with pytest.raises(CommandError):
        call_command("verify_log", stderr=err)

    assert err.getvalue().splitlines()[0] == "the log: ends at 0, but this machine has seen 1"


def test_what_others_check_is_checked_too(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(verification.checks, "lots", lambda: ["lot 1: gone"])
    err = StringIO()

    with pytest.raises(CommandError):
        call_command("verify_log", stderr=err)

    assert err.getvalue() == "Log of lots: lot 1: gone\n"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a broken transaction stays broken")
def test_a_database_that_cannot_be_read_is_one_sentence(register: Register) -> None:
    sql("ALTER TABLE catalog_certificateevent RENAME TO away")
    try:
        with pytest.raises(CommandError, match="has not the tables") as failed:
            call_command("verify_log")
    finally:
        sql("ALTER TABLE away RENAME TO catalog_certificateevent")

    assert failed.value.returncode == 3


def test_a_fault_is_named_in_vietnamese_first(register: Register) -> None:
    _, second = papers(register, 2)
    change(2, "star", 5)
    translation.activate("vi")
    err = StringIO()

    with pytest.raises(CommandError, match="Sổ đăng ký có"):
        call_command("verify_log", stderr=err)

    assert err.getvalue().splitlines()[0] == f"dòng 2 (giấy chứng nhận {second.number}): đã bị sửa"
