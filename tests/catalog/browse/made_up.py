"""Random histories as the register's guards would let them happen."""

import datetime as dt
import random
from decimal import Decimal

from base.local_time import TIME_ZONE
from catalog.certificates.events import GRANTS, Event, History, Kind
from catalog.certificates.guards import allowed_after
from catalog.rulesets.rules import months_later

BEGIN = dt.datetime(2023, 3, 1, tzinfo=TIME_ZONE)
STEPS = (0, 1, 2, 30, 71, 72, 73, 24 * 40, 24 * 400, 24 * 1095, 24 * 1096, 24 * 1500)


def made_up_histories(rng: random.Random, number: int) -> list[History]:
    """Answer certificates of one product, each with a life of its own."""
    return [_history(rng, f"GL-{place}") for place in range(number)]


def _history(rng: random.Random, number: str) -> History:
    history, at = History(number, ()), BEGIN + dt.timedelta(hours=rng.randrange(0, 20000))
    for _ in range(rng.randrange(1, 6)):
        kinds = sorted(allowed_after(history, at))
        if not kinds:
            break
        event = _event(rng, history, rng.choice(kinds), at)
        history = History(number, (*history.events, event))
        at += dt.timedelta(hours=rng.choice(STEPS))
    return history


def _event(rng: random.Random, history: History, kind: Kind, at: dt.datetime) -> Event:
    if kind not in GRANTS:
        emergency = kind is Kind.SUSPENDED and rng.random() < 0.5
        return Event(kind, at, "1/QĐ", at.date(), "gl", "", emergency=emergency)
    star = next((e.star for e in history.events if e.star), rng.choice((3, 4, 5)))
    last = months_later(at.astimezone(TIME_ZONE).date(), 36)
    return Event(
        kind, at, "1/QĐ", at.date(), "gl", score=Decimal("78.66"), star=star,
        ruleset="rs2023", last_day=last,
    )  # fmt: skip


def made_up_issue() -> tuple[Event, ...]:
    """One certificate issued on the first day, and nothing after."""
    return (_event(random.Random(0), History("GL", ()), Kind.ISSUED, BEGIN),)
