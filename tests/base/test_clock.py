from datetime import UTC, date, datetime

import time_machine
from pytest_django.fixtures import Settings

from base import clock


@time_machine.travel(datetime(2026, 4, 2, 17, 30, tzinfo=UTC), tick=False)
def test_now_is_told_in_vietnam(settings: Settings) -> None:
    settings.CLOCK_OFFSET_DAYS = 0

    assert clock.now().isoformat() == "2026-04-03T00:30:00+07:00"
    assert clock.today() == date(2026, 4, 3)


@time_machine.travel(datetime(2026, 4, 2, 16, 59, tzinfo=UTC), tick=False)
def test_the_offset_moves_the_clock_by_whole_days(settings: Settings) -> None:
    settings.CLOCK_OFFSET_DAYS = 400

    assert clock.now() == datetime(2027, 5, 7, 16, 59, tzinfo=UTC)
    assert clock.today() == date(2027, 5, 7)
