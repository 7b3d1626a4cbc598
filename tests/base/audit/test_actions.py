"""An act is noted with its person and time, or not at all."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from django.db.models import ProtectedError

from base.audit.actions import record_act
from base.audit.models import Act
from tests.factories import make_person

if TYPE_CHECKING:
    from time_machine import TimeMachineFixture

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 6, 1, 5, tzinfo=dt.UTC)


def test_an_act_says_who_did_what_to_what_and_when(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(NOON, tick=False)
    hanh = make_person("Hạnh")

    act = record_act("product.renamed", "mat-ong", by=hanh, note="Tên mới")

    act.refresh_from_db()
    assert (act.at, act.by, act.verb, act.thing) == (NOON, hanh, "product.renamed", "mat-ong")
    assert (act.note, str(act)) == ("Tên mới", "product.renamed mat-ong")


def test_the_system_itself_may_act() -> None:
    assert record_act("scans.drained", "2026-06-01", by=None).by is None


def test_long_texts_are_cut_to_the_columns() -> None:
    act = record_act("x", "y" * 300, by=None, note="z" * 900)

    assert (len(act.thing), len(act.note)) == (120, 500)


def test_an_act_that_is_rolled_back_was_never_noted() -> None:
    with transaction.atomic():
        record_act("x", "y", by=None)
        transaction.set_rollback(True)

    assert Act.objects.count() == 0


def test_whoever_acted_is_not_deleted() -> None:
    hanh = make_person("Hạnh")
    record_act("x", "y", by=hanh)

    with pytest.raises(ProtectedError), transaction.atomic():
        hanh.delete()

    assert Act.objects.get().by == hanh
