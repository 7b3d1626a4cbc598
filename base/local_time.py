"""Time as the law reads it: days begin and end in Asia/Ho_Chi_Minh. Pure; base.clock tells now."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TIME_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def local(moment: datetime) -> datetime:
    """Answer the same moment told in Vietnam. ValueError for one without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone could be any of 24.")
    return moment.astimezone(TIME_ZONE)


def day_start(day: date) -> datetime:
    """Answer 00:00 of a local day, aware."""
    return datetime.combine(day, time.min, tzinfo=TIME_ZONE)


def next_midnight(moment: datetime) -> datetime:
    """Answer the first local 00:00 after a moment: when what the day decides changes."""
    return day_start(local(moment).date() + timedelta(days=1))
