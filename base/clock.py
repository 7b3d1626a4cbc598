"""The product's only clock. Every other file asks here, so a test or a demo can move the day."""

from datetime import date, datetime, timedelta

from django.conf import settings

from base.local_time import TIME_ZONE, day_start, local, next_midnight

__all__ = ["TIME_ZONE", "day_start", "local", "next_midnight", "now", "today"]


def now() -> datetime:
    """Answer this moment, aware, in Vietnam's time, moved by CLOCK_OFFSET_DAYS whole days.

    The setting moves the demo's clock; production refuses to start with anything but 0.
    """
    real = datetime.now(tz=TIME_ZONE)  # noqa: TID251 - the one place that reads the real clock
    return real + timedelta(days=settings.CLOCK_OFFSET_DAYS)


def today() -> date:
    """Answer the local day, the one certificates are judged by."""
    return now().date()
