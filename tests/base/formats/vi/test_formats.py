from datetime import date, datetime

import pytest
from django import forms
from django.utils import formats, translation


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("written", ["03/04/2026", "3/4/2026", "03-04-2026", "2026-04-03"])
def test_a_form_reads_the_day_first(language: str, written: str) -> None:
    with translation.override(language):
        assert forms.DateField(localize=True).clean(written) == date(2026, 4, 3)


def test_a_form_refuses_a_month_that_stands_first() -> None:
    with translation.override("vi"), pytest.raises(forms.ValidationError):
        forms.DateField().clean("04/13/2026")


def test_vietnamese_pages_show_days_moments_and_numbers_as_vietnam_does() -> None:
    with translation.override("vi"):
        assert formats.date_format(date(2026, 4, 3)) == "03/04/2026"
        assert formats.date_format(datetime(2026, 4, 3, 9, 5), "DATETIME_FORMAT") == (  # noqa: DTZ001
            "09:05, 03/04/2026"
        )
        assert formats.number_format(1250000, use_l10n=True, force_grouping=True) == "1.250.000"
        assert formats.number_format("4.5", use_l10n=True) == "4,5"
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
