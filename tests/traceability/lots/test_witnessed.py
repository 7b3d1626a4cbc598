"""The witness follows the log of lots as it follows the register's."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.test import TestCase

from base import witness
from catalog.certificates.witnessed import State, begin_anew, check_at_start, state
from tests.factories import make_lot, make_product
from tests.traceability.lots.tampering import change_acts, drop_acts, sql
from traceability.lots.actions import recall_lot
from traceability.lots.models import Lot, LotAct
from traceability.lots.reading import LOTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def lot() -> Lot:
    """A recalled lot, acts 3 to 5, after another; the witness was told of all."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        product = make_product()
        make_lot(product)
        lot = make_lot(product)
        recall_lot(lot, reason_vi="Mốc", by=None)
    return lot


def set_back() -> None:
    """An old backup, whole in itself: without the recall."""
    drop_acts("sequence = 5")
    last = LotAct.objects.get(sequence=4)
    sql("UPDATE traceability_lothead SET sequence = 4, digest = %s", last.digest)


def test_a_backup_without_a_recall_is_said_loudly_at_start(
    lot: Lot, caplog: pytest.LogCaptureFixture
) -> None:
    set_back()

    check_at_start()

    assert state(LOTS) is State.OLDER
    (record,) = caplog.records
    assert record.levelname == "CRITICAL"
    assert "has seen of the log of lots" in record.getMessage()


def test_another_log_of_lots_is_noticed(lot: Lot) -> None:
    change_acts("digest = %s WHERE sequence = 5", "f" * 64)

    assert state(LOTS) is State.ANOTHER


def test_a_site_that_starts_tells_a_lost_witness_of_every_lot(lot: Lot) -> None:
    known = dict(witness.everything())
    Path(settings.WITNESS_FILE).unlink()

    check_at_start()

    assert witness.everything() == known
    assert known.keys() >= {"lots", f"l/{lot.pk}"}


def test_an_act_somebody_else_put_there_is_not_told(lot: Lot) -> None:
    Path(settings.WITNESS_FILE).unlink()
    change_acts("seal = '' WHERE sequence = 5")

    check_at_start()

    assert witness.everything()["lots"].place == 4
    assert witness.everything()[f"l/{lot.pk}"].place == 2


def test_after_a_restore_on_purpose_the_witness_knows_the_lots_of_the_database(lot: Lot) -> None:
    set_back()

    begin_anew()

    assert state(LOTS) is State.WHOLE
    assert witness.everything()[f"l/{lot.pk}"].place == 2


def test_an_act_that_could_not_be_told_is_told_by_the_next_one(lot: Lot) -> None:
    other = Lot.objects.exclude(pk=lot.pk).get()
    lock = Path(settings.WITNESS_FILE).with_suffix(".lock")
    lock.unlink()
    lock.mkdir()
    with TestCase.captureOnCommitCallbacks(execute=True):
        recall_lot(other, reason_vi="Mốc", by=None)
    assert witness.everything()["lots"].place == 5
    lock.rmdir()

    with TestCase.captureOnCommitCallbacks(execute=True):
        make_lot(lot.product)

    assert {**witness.everything(), **LOTS.points()} == witness.everything()
    assert LOTS.is_told()
