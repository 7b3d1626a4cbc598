"""`manage.py restored` goes on from an older log of lots, and from no broken one."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase

from base import witness
from base.audit.models import Act
from catalog.certificates.verification import all_faults
from tests.factories import make_lot, make_person, make_product
from tests.traceability.lots.tampering import drop_acts, sql
from traceability.lots.actions import recall_lot
from traceability.lots.models import Lot, LotAct

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def lot() -> Lot:
    """A recalled lot: opened, released, recalled; the witness was told."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        lot = make_lot(make_product())
        recall_lot(lot, reason_vi="Mốc", by=None)
    return lot


def restored() -> str:
    """What the command says is wrong; it must not have ended well."""
    by, err = str(make_person("Thư").email), StringIO()
    with pytest.raises(CommandError, match="is not whole") as refused:
        call_command("restored", reason="t", by=by, stderr=err)
    assert refused.value.returncode == 1
    return err.getvalue()


def test_a_log_without_its_recall_is_not_gone_on_from(lot: Lot) -> None:
    seen = dict(witness.everything())
    drop_acts("sequence = 3")

    said = restored()

    assert said.splitlines() == [
        "Log of lots: act 3: missing",
        "Log of lots: head of lots: says 3, the log ends at act 2",
        f"Log of lots: lot {lot.pk}: act 3 is missing",
    ]
    assert witness.everything() == seen
    assert not Act.objects.filter(verb="register.restored").exists()


def test_a_row_that_knows_of_the_recall_tells_on_a_log_cut_with_its_head(lot: Lot) -> None:
    _cut()

    assert restored() == f"Log of lots: lot {lot.pk}: act 3 is missing\n"


def test_an_older_log_that_is_whole_is_gone_on_from(lot: Lot) -> None:
    _cut()
    sql("DELETE FROM traceability_publiclot")

    call_command("restored", reason="t", by=str(make_person("Thư").email), stdout=StringIO())

    assert list(all_faults()) == []
    assert witness.everything()[f"l/{lot.pk}"].place == 2


def _cut() -> None:
    """Take the recall away, and the memory of it in the head."""
    drop_acts("sequence = 3")
    last = LotAct.objects.get(sequence=2)
    sql("UPDATE traceability_lothead SET sequence = 2, digest = %s", last.digest)
