from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction

from tests.base.test_retry import busy
from tests.factories import make_person
from tests.outcomes import NOW, Cast, in_force_lot
from tests.traceability.lots.tampering import drop_acts
from traceability.lots import actions
from traceability.lots.models import Lot, LotAct
from traceability.lots.reading import history_of
from traceability.lots.states import Doubt, LotState, Recall

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def lot() -> Lot:
    return in_force_lot(Cast.gather())


def labels(*words: object) -> str:
    out = StringIO()
    call_command("labels", *map(str, words), stdout=out)
    return out.getvalue()


def state(lot: Lot) -> LotState:
    return history_of(lot).state


def test_a_lot_is_recalled_with_reason_contact_and_day_and_the_recall_lifted(lot: Lot) -> None:
    officer = make_person("Bình")
    words = ("--reason", "Mốc", "--reason-en", "Mould", "--contact", "0269 000 000")
    labels("recall", lot.pk, *words, "--by", officer.email)
    assert state(lot).recall == Recall("Mốc", "Mould", "0269 000 000", NOW.date())
    assert LotAct.objects.get(kind="recalled").by == officer

    labels("lift", lot.pk, "--reason", "Đã kiểm nghiệm")
    assert state(lot).recall is None


def test_a_recall_may_name_an_earlier_day(lot: Lot) -> None:
    labels("recall", lot.pk, "--reason", "Mốc", "--day", "2026-11-20")

    recall = state(lot).recall
    assert recall
    assert recall.day == dt.date(2026, 11, 20)


def test_a_doubt_is_raised_and_cleared(lot: Lot) -> None:
    labels("doubt", lot.pk, "--reason", "Mã bị sao chép")
    assert state(lot).doubt == Doubt("Mã bị sao chép", "")
    labels("clear", lot.pk)

    assert state(lot).doubt is None


def test_a_release_is_moved(lot: Lot) -> None:
    labels("release", lot.pk, "--on", "2026-12-01")

    assert state(lot).released_on == dt.date(2026, 12, 1)


def test_what_does_not_stand_is_not_ended(lot: Lot) -> None:
    before = LotAct.objects.count()

    assert labels("lift", lot.pk)
    assert labels("clear", lot.pk)
    assert LotAct.objects.count() == before


def test_the_history_counts_labels_from_one(lot: Lot) -> None:
    labels("void", lot.pk, "--from", 3, "--to", 4, "--reason", "Rách", "--yes")
    labels("unvoid", lot.pk, "--act", 4, "--reason", "Tìm thấy", "--yes")
    lines = labels("history", lot.pk).splitlines()

    assert [line.partition(". ")[0] for line in lines] == ["1", "2", "3", "4", "5"]
    assert "1–10" in lines[2]
    assert "3–4" in lines[3]
    assert "Tìm thấy" in lines[4]


@pytest.mark.parametrize("words", [("release", "--on"), ("recall", "--reason", "Mốc", "--day")])
def test_what_is_no_day_is_refused_with_a_sentence(lot: Lot, words: tuple[str, ...]) -> None:
    before = LotAct.objects.count()

    with pytest.raises(CommandError, match="mai không phải là ngày") as refused:
        labels(words[0], lot.pk, *words[1:], "mai")
    assert refused.value.returncode == 2
    assert LotAct.objects.count() == before


@pytest.mark.parametrize(
    "words",
    [
        ("recall", "--reason"), ("recall", "--reason", "Mốc", "--reason-en"),
        ("recall", "--reason", "Mốc", "--contact"), ("doubt", "--reason"),
        ("void", "--from", "1", "--to", "2", "--yes", "--reason"),
    ],
)  # fmt: skip
def test_a_text_too_long_is_refused_with_a_sentence(lot: Lot, words: tuple[str, ...]) -> None:
    before = LotAct.objects.count()

    with pytest.raises(CommandError, match="tối đa 500 ký tự") as refused:
        labels(words[0], lot.pk, *words[1:], "x" * 501)
    assert refused.value.returncode == 2
    assert LotAct.objects.count() == before


def test_a_database_that_stays_busy_ends_in_one_sentence(
    lot: Lot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object, **__: object) -> None:
        raise busy()

    monkeypatch.setattr(actions, "record_act", held)
    before = LotAct.objects.count()

    with pytest.raises(CommandError) as refused, transaction.atomic():
        labels("recall", lot.pk, "--reason", "Mốc")
    assert (refused.value.returncode, str(refused.value).count(".")) == (3, 1)
    assert LotAct.objects.count() == before


def test_a_history_that_was_changed_is_not_told(lot: Lot) -> None:
    drop_acts("place = 2")

    with pytest.raises(CommandError, match="verify_log"):
        labels("history", lot.pk)
