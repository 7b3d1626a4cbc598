from __future__ import annotations

import pytest

from traceability.reports.forms import ReportForm


def test_a_reason_is_all_a_report_needs() -> None:
    form = ReportForm({"reason": "label"})

    assert form.is_valid()
    assert form.cleaned_data == {"reason": "label", "note": "", "place": "", "code": ""}


@pytest.mark.parametrize("reason", ["", "revenge"])
def test_a_report_without_a_known_reason_is_not_taken(reason: str) -> None:
    form = ReportForm({"reason": reason, "note": "Nắp hũ khác màu"})

    assert list(form.errors) == ["reason"]


def test_the_form_asks_for_nobodys_name() -> None:
    assert list(ReportForm().fields) == ["reason", "note", "place", "code"]
