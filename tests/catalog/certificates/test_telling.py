from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import translation

from catalog.certificates.events import Event, Kind
from catalog.certificates.states import Standing, State
from catalog.certificates.telling import as_values, told
from tests.catalog.certificates.lives import HANOI

GRANT = Event(
    Kind.ISSUED, dt.datetime(2026, 3, 1, tzinfo=HANOI), star=4, last_day=dt.date(2029, 3, 1)
)
LATER = dt.datetime(2026, 6, 1, 12, tzinfo=HANOI)
PAPERS = {
    State.NOT_YET: Standing(State.NOT_YET),
    State.IN_FORCE: Standing(State.IN_FORCE, GRANT, GRANT),
    State.EXPIRED: Standing(State.EXPIRED, GRANT, GRANT),
    State.SUSPENDED: Standing(State.SUSPENDED, GRANT, Event(Kind.SUSPENDED, LATER)),
    State.REVOKED: Standing(State.REVOKED, GRANT, Event(Kind.REVOKED, LATER)),
    State.SUPERSEDED: Standing(
        State.SUPERSEDED, GRANT, Event(Kind.SUPERSEDED, LATER, successor="GL-2")
    ),
}


@pytest.mark.parametrize(
    ("state", "vietnamese", "english"),
    [
        (State.NOT_YET, "chưa có hiệu lực", "not in force yet"),
        (
            State.IN_FORCE,
            "còn hiệu lực đến hết ngày 01/03/2029",
            "in force until the end of 1 March 2029",
        ),
        (State.EXPIRED, "đã hết hạn ngày 01/03/2029", "expired at the end of 1 March 2029"),
        (State.SUSPENDED, "bị đình chỉ từ ngày 01/06/2026", "suspended since 1 June 2026"),
        (State.REVOKED, "đã bị thu hồi ngày 01/06/2026", "revoked on 1 June 2026"),
        (
            State.SUPERSEDED,
            "đã được thay thế bằng GL-2 ngày 01/06/2026",
            "superseded by GL-2 on 1 June 2026",
        ),
    ],
)
@pytest.mark.usefixtures("catalogues")
def test_each_standing_is_told_in_both_languages(
    state: State, vietnamese: str, english: str
) -> None:
    assert told(PAPERS[state]) == vietnamese
    with translation.override("en"):
        assert told(PAPERS[state]) == english


@pytest.mark.usefixtures("catalogues")
def test_what_cannot_be_checked_is_said_to_be_so() -> None:
    assert told(None) == "hiện không kiểm tra được"
    assert as_values(None)["state"] == "cannot_check"


def test_a_superseded_paper_has_values_of_its_own() -> None:
    assert as_values(PAPERS[State.SUPERSEDED]) == {
        "state": "superseded", "decided_on": "2026-06-01", "superseded_by": "GL-2",
        "valid_from": "2026-03-01", "valid_until": "2029-03-01",
    }  # fmt: skip


def test_a_paper_without_a_last_day_has_none() -> None:
    blank = Standing(State.IN_FORCE, replace(GRANT, last_day=None))

    assert as_values(blank)["valid_until"] is None
