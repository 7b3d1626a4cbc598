from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from base.codes.product_code import is_well_formed
from tests.outcomes import NOW
from traceability.reports.actions import file_report, forget_old_reports
from traceability.reports.models import Report

pytestmark = pytest.mark.django_db


def test_a_report_is_kept_under_a_ticket_of_its_own() -> None:
    with time_machine.travel(NOW, tick=False):
        one, two = (file_report(reason="quality", note="Mốc") for _ in range(2))

    assert is_well_formed(one.ticket)
    assert one.ticket != two.ticket
    assert (one.at, one.reason, one.note, one.code) == (NOW, "quality", "Mốc", "")


def test_what_is_too_long_is_cut_and_not_refused() -> None:
    report = file_report(reason="other", note="a" * 1001, place="b" * 121, code="c" * 201)

    assert [len(text) for text in (report.note, report.place, report.code)] == [1000, 120, 200]


def test_a_report_is_forgotten_after_a_year() -> None:
    with time_machine.travel(NOW, tick=False) as traveller:
        file_report(reason="other")
        traveller.shift(dt.timedelta(days=365))
        kept = forget_old_reports()
        traveller.shift(dt.timedelta(seconds=1))
        gone = forget_old_reports()

    assert (kept, gone, Report.objects.count()) == (0, 1, 0)
