"""When the steps of a history happen."""

from __future__ import annotations

import datetime as dt

import pytest

from base.local_time import TIME_ZONE
from config.demo.certificates import moments
from config.demo.story import ProductStory, products

NOW = dt.datetime(2026, 11, 22, 15, tzinfo=TIME_ZONE)


def told(history: str) -> ProductStory:
    return next(each for each in products() if each.history == history)


@pytest.mark.parametrize("year", [2025, 2026, 2027, 2030])
def test_on_any_day_steps_come_in_order_and_never_in_the_future(year: int) -> None:
    now = NOW.replace(year=year)
    for product in products():
        days = [moment.at for moment in moments(product, now)]
        assert days == sorted(days), product.key
        assert all(day <= now for day in days), product.key


def test_an_expiring_certificate_ends_within_ninety_days() -> None:
    (issued,) = moments(told("expiring"), NOW)
    last_day = issued.at.date().replace(year=issued.at.year + 3)
    assert 0 <= (last_day - NOW.date()).days <= 90


def test_an_emergency_is_younger_than_its_seventy_two_hours() -> None:
    *_, emergency = moments(told("emergency"), NOW)
    assert emergency.step.verb == "emergency"
    assert NOW - emergency.at == dt.timedelta(hours=9)


def test_offices_decide_from_monday_to_friday() -> None:
    relative = [
        moment.at
        for product in products()
        for moment in moments(product, NOW)
        if moment.step.days_ago and moment.step.verb != "emergency"
    ]
    assert {at.weekday() for at in relative} <= set(range(5))


def test_a_product_told_without_steps_has_no_moments() -> None:
    assert list(moments(told("none"), NOW)) == []
