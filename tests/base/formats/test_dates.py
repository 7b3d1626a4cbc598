from datetime import UTC, date, datetime, timedelta

from base.formats.dates import date_text, moment_text, weekday_name


def test_a_day_is_written_day_first_in_both_languages() -> None:
    assert date_text(date(2026, 4, 3)) == "03/04/2026"
    assert date_text(date(2026, 4, 3), "en") == "3 April 2026"


def test_a_moment_is_written_in_vietnams_time() -> None:
    moment = datetime(2026, 11, 22, 3, 41, tzinfo=UTC)

    assert moment_text(moment) == "10:41, 22/11/2026"
    assert moment_text(moment, "en") == "10:41, 22 November 2026"


def test_days_of_the_week_carry_the_capitals_of_office_vietnamese() -> None:
    monday = date(2026, 11, 23)
    week = [monday + timedelta(days=n) for n in range(7)]

    assert [weekday_name(day) for day in week] == [
        *("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
    ]
    assert [weekday_name(day, "en") for day in week[::6]] == ["Monday", "Sunday"]
