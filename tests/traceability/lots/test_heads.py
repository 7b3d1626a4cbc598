"""`manage.py verify_log` tells the head of the log of lots, and takes it again."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_lot, make_product
from tests.traceability.lots.tampering import drop_acts, sql
from traceability.lots.actions import recall_lot
from traceability.lots.models import LotAct

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def head() -> str:
    """The head of a log of three acts, the last a recall, as the command printed it."""
    recall_lot(make_lot(make_product()), reason_vi="Mốc", by=None)
    out = StringIO()
    call_command("verify_log", stdout=out)
    (line,) = (each for each in out.getvalue().splitlines() if each.startswith("Log of lots: "))
    return line.removeprefix("Log of lots: whole; its head is ")


def test_the_head_of_lots_is_told_and_taken_again(head: str) -> None:
    assert head == f"lots=3:{LotAct.objects.get(sequence=3).digest}"

    call_command("verify_log", f"--head={head}", stdout=StringIO())


def test_a_recall_cut_from_the_log_is_named_by_the_head_kept_elsewhere(head: str) -> None:
    drop_acts("sequence = 3")
    last = LotAct.objects.get(sequence=2)
    sql("UPDATE traceability_lothead SET sequence = 2, digest = %s", last.digest)
    err = StringIO()

    with pytest.raises(CommandError):
        call_command("verify_log", f"--head={head}", stderr=err)

    assert err.getvalue().splitlines()[0] == "Log of lots: row 3: missing, but it was there once"


def test_heads_of_several_logs_are_all_held(head: str) -> None:
    err, other = StringIO(), "f" * 64

    with pytest.raises(CommandError):
        call_command("verify_log", f"--head=1:{other}", f"--head=lots=3:{other}", stderr=err)

    assert err.getvalue().splitlines() == [
        "row 1 (certificate –): missing, but it was there once",
        "Log of lots: row 3: is another one than was there once",
    ]
