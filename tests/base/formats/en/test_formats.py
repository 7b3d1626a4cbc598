from datetime import date

from django.utils import formats, translation


def test_english_pages_show_the_day_first_and_group_by_commas() -> None:
    with translation.override("en"):
        assert formats.date_format(date(2026, 4, 3)) == "3 April 2026"
        assert formats.date_format(date(2026, 4, 3), "SHORT_DATE_FORMAT") == "3 April 2026"
        assert formats.number_format(1250000, use_l10n=True, force_grouping=True) == "1,250,000"
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
