from __future__ import annotations

import datetime as dt
import sqlite3
from io import StringIO
from itertools import chain, repeat
from unittest.mock import DEFAULT, Mock

import pytest
import time_machine
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from base.limits import RateLimit
from tests.factories import make_lot, make_product
from tests.outcomes import NOW
from tests.traceability.scans.faults import of_sqlite
from traceability.reports.actions import file_report
from traceability.scans import actions
from traceability.scans.counting import count_days
from traceability.scans.models import Scan, UnitState
from traceability.scans.segment import Line, append

pytestmark = pytest.mark.django_db


def test_the_command_says_what_it_carried_over_and_what_it_deleted() -> None:
    lot = make_lot(make_product())
    with time_machine.travel(NOW - dt.timedelta(days=366), tick=False):
        file_report(reason="other")
    with time_machine.travel(NOW, tick=False):
        append(Line(NOW.replace(minute=0), lot.pk, 3, lot.product_id, "in_force", day_token=1))
        said = [_drained(), _drained()]

    assert said[0].startswith("Đã chuyển 1 lượt quét; đã xóa 0 lượt quét cũ, 0 khóa, 1 phản ánh.")
    assert said[1].startswith("Đã chuyển 0 lượt quét; đã xóa 0 lượt quét cũ, 0 khóa, 0 phản ánh.")
    assert Scan.objects.count() == 1


def test_yesterdays_counts_of_callers_are_deleted_as_well(settings: Settings) -> None:
    with time_machine.travel(NOW - dt.timedelta(days=1)):
        RateLimit("trial", most=1, seconds=60).allows("203.0.113.7")
    with time_machine.travel(NOW):
        _drained()

    assert list(settings.LIMIT_DIR.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "sentence"),
    [(sqlite3.SQLITE_BUSY, "Cơ sở dữ liệu đang bận"), (sqlite3.SQLITE_FULL, "Ổ đĩa đã đầy")],
)
def test_a_fault_is_one_sentence_and_the_next_run_goes_on_from_there(
    code: int, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lot = make_lot(make_product())
    for token in range(9):
        append(Line(NOW, lot.pk, 3, lot.product_id, "in_force", day_token=token))
    monkeypatch.setattr(actions, "BATCH_BYTES", 200)
    once = chain([DEFAULT, of_sqlite(code)], repeat(DEFAULT))
    monkeypatch.setattr(actions, "count_days", Mock(wraps=count_days, side_effect=once))
    with pytest.raises(CommandError, match=sentence) as refused:
        _drained()
    before = Scan.objects.count()
    _drained()

    assert (refused.value.returncode, 0 < before < 9) == (3, True)
    assert Scan.objects.count() == UnitState.objects.get().count == 9


def _drained() -> str:
    out = StringIO()
    call_command("drain_scans", stdout=out)
    return out.getvalue()
