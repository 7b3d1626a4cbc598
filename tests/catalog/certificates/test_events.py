from __future__ import annotations

import datetime as dt

from catalog.certificates.events import Event, Kind
from tests.catalog.certificates.lives import HANOI

AT = dt.datetime(2026, 3, 1, 0, 30, tzinfo=HANOI)


def test_the_first_day_is_the_local_one_whatever_the_zone() -> None:
    assert Event(Kind.ISSUED, AT.astimezone(dt.UTC)).first_day == dt.date(2026, 3, 1)


def test_only_an_emergency_suspension_lapses() -> None:
    assert Event(Kind.SUSPENDED, AT, emergency=True).lapses_at() == AT + dt.timedelta(hours=72)
    assert Event(Kind.SUSPENDED, AT).lapses_at() is None
    assert Event(Kind.REVOKED, AT, emergency=True).lapses_at() is None
