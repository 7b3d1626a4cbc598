from datetime import UTC, date, datetime

import pytest

from base.local_time import TIME_ZONE, day_start, local, next_midnight


def test_a_moment_is_told_seven_hours_after_utc() -> None:
    told = local(datetime(2026, 11, 22, 3, 41, tzinfo=UTC))

    assert told.isoformat() == "2026-11-22T10:41:00+07:00"
    assert told.tzinfo is TIME_ZONE


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        local(datetime(2026, 11, 22, 3, 41))  # noqa: DTZ001 - the very thing refused


def test_a_day_begins_at_local_midnight() -> None:
    assert day_start(date(2026, 4, 3)).astimezone(UTC) == datetime(2026, 4, 2, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "midnight"),
    [
        (datetime(2026, 4, 2, 16, 59, 59, tzinfo=UTC), datetime(2026, 4, 2, 17, tzinfo=UTC)),
        (datetime(2026, 4, 2, 17, tzinfo=UTC), datetime(2026, 4, 3, 17, tzinfo=UTC)),
        (datetime(2026, 12, 31, 20, tzinfo=UTC), datetime(2027, 1, 1, 17, tzinfo=UTC)),
    ],
)
def test_the_next_midnight_is_vietnams(moment: datetime, midnight: datetime) -> None:
    assert next_midnight(moment) == midnight
