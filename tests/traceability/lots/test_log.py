from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction
from django.test import TestCase

from base import witness
from base.witness import Point
from tests.factories import make_lot, make_person, make_product
from traceability.lots.acts import Kind, LotRefused
from traceability.lots.log import Entry, write_acts
from traceability.lots.models import LotAct, PublicLot

pytestmark = pytest.mark.django_db
RELEASE = Entry(Kind.RELEASED, {"day": "2026-05-01"}, dt.datetime(2026, 4, 30, tzinfo=dt.UTC))


def test_an_act_says_who_did_it_when_and_what() -> None:
    hanh = make_person("Hạnh")
    (act,) = write_acts(make_lot(make_product()), RELEASE, by=hanh)

    assert (act.by, act.at, act.facts) == (hanh, RELEASE.at, '{"day":"2026-05-01"}')
    assert PublicLot.objects.get().head == act.digest


def test_of_several_acts_all_or_none_are_written() -> None:
    lot = make_lot(make_product())

    with pytest.raises(LotRefused):
        write_acts(lot, RELEASE, Entry(Kind.RECALL_LIFTED, {"reason": ""}), by=None)
    assert LotAct.objects.count() == 2
    assert PublicLot.objects.get().place == 2


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (Kind.RECALLED, "reason_vi"), (Kind.RECALLED, "reason_en"), (Kind.RECALLED, "contact"),
        (Kind.DOUBTED, "reason_vi"), (Kind.DOUBTED, "reason_en"),
        (Kind.RECALL_LIFTED, "reason"), (Kind.DOUBT_CLEARED, "reason"),
        (Kind.VOIDED, "reason"), (Kind.VOID_UNDONE, "reason"),
    ],
)  # fmt: skip
def test_a_text_of_any_act_has_at_most_500_letters(kind: Kind, field: str) -> None:
    lot = make_lot(make_product())

    with pytest.raises(LotRefused, match="tối đa 500 ký tự"):
        write_acts(lot, Entry(kind, {field: "ữ" * 501}), by=None)
    assert LotAct.objects.count() == 2


def test_a_text_of_500_letters_is_kept_whole_in_one_line() -> None:
    facts = {"reason_vi": "\u202eMốc\nmeo ", "reason_en": "x" * 500}
    (act,) = write_acts(make_lot(make_product()), Entry(Kind.DOUBTED, facts), by=None)

    assert act.as_act().facts == {"reason_vi": "Mốc meo", "reason_en": "x" * 500}


def test_an_act_is_written_even_if_the_witness_cannot_be(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_points: object) -> None:
        raise OSError(28, "No space left on device")

    lot = make_lot(make_product())
    monkeypatch.setattr(witness, "note", full)
    with TestCase.captureOnCommitCallbacks(execute=True) as told:
        write_acts(lot, RELEASE, by=None)

    assert len(told) == 1
    assert LotAct.objects.filter(kind="released").count() == 2


@pytest.mark.django_db(transaction=True)
def test_the_witness_is_told_when_it_is_committed_and_not_before() -> None:
    lot = make_lot(make_product())
    name = f"l/{lot.pk}"
    with transaction.atomic():
        (act,) = write_acts(lot, RELEASE, by=None)
        assert witness.last(name) != Point(3, act.digest)

    assert (witness.last(name), witness.last("lots")) == (
        Point(3, act.digest), Point(act.sequence, act.digest),
    )  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_an_act_that_is_rolled_back_is_not_remembered() -> None:
    lot = make_lot(make_product())
    with transaction.atomic():
        write_acts(lot, RELEASE, by=None)
        transaction.set_rollback(True)

    assert (seen := witness.last(f"l/{lot.pk}"))
    assert seen.place == 2
