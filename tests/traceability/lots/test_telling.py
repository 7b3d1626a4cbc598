from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from base.chain import canonical
from tests.factories import make_person
from traceability.lots.acts import Facts, Kind
from traceability.lots.models import LotAct
from traceability.lots.telling import told

AT = dt.datetime(2026, 5, 2, 10, 41, tzinfo=dt.timezone(dt.timedelta(hours=7)))
REASON = {"reason": "Rách"}
FACTS: dict[Kind, Facts] = {
    Kind.OPENED: {"made_on": "2026-04-01", "quantity": 10},
    Kind.PRINTED: {"first": 24, "last": 47},
    Kind.RELEASED: {"day": "2026-04-02"},
    Kind.RECALLED: {"day": "2026-04-02", "reason_vi": "Mốc", "contact": "0269"},
    Kind.RECALL_LIFTED: REASON,
    Kind.DOUBTED: {"reason_vi": "Nghi"},
    Kind.DOUBT_CLEARED: REASON,
    Kind.VOIDED: {"first": 0, "last": 0, **REASON},
    Kind.VOID_UNDONE: {"undoes": 4, **REASON},
}


def act(kind: Kind) -> LotAct:
    return LotAct(place=2, kind=kind, at=AT, facts=canonical(FACTS[kind]).decode())


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_told_with_all_it_says(kind: Kind) -> None:
    said = told(act(kind))

    unlike = {"first", "last", "day", "made_on"}
    shown = [text for name, text in FACTS[kind].items() if name not in unlike]
    assert [text for text in shown if str(text) not in said] == []


def test_labels_are_counted_from_one() -> None:
    with translation.override("en"):
        assert told(act(Kind.PRINTED)).endswith("– labels 25–48 printed")


def test_days_are_written_as_people_write_them() -> None:
    assert told(act(Kind.RELEASED)).startswith("2. 10:41, 02/05/2026 – ")
    assert "02/04/2026" in told(act(Kind.RELEASED))
    assert "02/04/2026" in told(act(Kind.RECALLED))
    assert "01/04/2026" in told(act(Kind.OPENED))
    with translation.override("en"):
        assert told(act(Kind.RELEASED)) == ("2. 10:41, 2 May 2026 – released from 2 April 2026 on")


def test_reason_and_contact_of_a_recall_are_two_sentences() -> None:
    with translation.override("en"):
        assert told(act(Kind.RECALLED)).endswith("recalled on 2 April 2026: Mốc. Ask: 0269.")


@pytest.mark.django_db
def test_who_did_it_is_told() -> None:
    row = act(Kind.RELEASED)
    row.by = make_person("Hạnh")

    assert told(row).endswith("(Hạnh)")
    assert told(row).startswith("2. ")
