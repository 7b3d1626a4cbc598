"""Days and moments in words and figures, independent of the machine's locale. Pure."""

from datetime import date, datetime

from base.local_time import local

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEKDAYS_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_text(day: date, language: str = "vi") -> str:
    """Write a day: "03/04/2026" in Vietnamese, "3 April 2026" in English."""
    if language == "vi":
        return f"{day.day:02}/{day.month:02}/{day.year:04}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def moment_text(moment: datetime, language: str = "vi") -> str:
    """Write an aware moment in Vietnam's time: "10:41, 22/11/2026" or "10:41, 22 November 2026"."""
    here = local(moment)
    return f"{here.hour:02}:{here.minute:02}, {date_text(here.date(), language)}"


def weekday_name(day: date, language: str = "vi") -> str:
    """Name the day of the week, with the capitals of Decree 30/2020: "thứ Hai", "Chủ nhật"."""
    return (_WEEKDAYS_VI if language == "vi" else _WEEKDAYS_EN)[day.weekday()]
