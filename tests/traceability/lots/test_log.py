from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction

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
