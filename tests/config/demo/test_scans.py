"""What draining would have left of the scans."""

from __future__ import annotations

import datetime as dt

from base.local_time import TIME_ZONE
from config.demo.scans import Look, _states

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=TIME_ZONE)


def test_a_label_remembers_its_first_hour_and_how_often_it_was_seen() -> None:
    later = NOON + dt.timedelta(days=2)
    looks = [Look(1, NOON, "in_force", 5, 7), Look(1, later, "expired", 5, 7)]
    (state,) = _states(looks)
    assert (state.lot_id, state.index, state.first_hour, state.count) == (5, 7, NOON, 2)


def test_a_look_without_a_label_leaves_none() -> None:
    assert _states([Look(1, NOON, "in_force")]) == []
