from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from base import clock
from base.audit.models import Act
from catalog.products.models import Product
from tests.base.test_retry import busy
from tests.factories import make_lot, make_person, make_product, make_run
from traceability.labels import codes
from traceability.labels.actions import undo_void, void_labels
from traceability.lots import actions
from traceability.lots.actions import (
    clear_doubt,
    lift_recall,
    open_lot,
    raise_doubt,
    recall_lot,
    release_lot,
)
from traceability.lots.acts import LotRefused
from traceability.lots.models import Lot, LotAct
from traceability.lots.reading import history_of
from traceability.lots.states import LotState, Recall

pytestmark = pytest.mark.django_db
MADE = dt.date(2026, 4, 1)


@pytest.fixture
def product() -> Product:
    return make_product()


def opened(product: Product, code: str = "L1", **fields: Any) -> Lot:
    facts = {"made_on": MADE, "best_before": None, "quantity": 10, "by": None, **fields}
    return open_lot(product, code, **facts)


def test_a_new_lot_is_not_released_and_has_the_newest_key(product: Product) -> None:
    hanh = make_person("Hạnh")
    lot = opened(product, " l2026.04-a ", by=hanh)

    assert (lot.code, state(lot).released_on, lot.key_version) == ("L2026.04-A", None, 1)
    assert Act.objects.get(verb="lot.opened").by == hanh


@pytest.mark.parametrize("code", ["", "-A", "A/B", "Ả", "A" * 21, "A B"])
def test_a_code_that_cannot_be_printed_is_refused(product: Product, code: str) -> None:
    with pytest.raises(LotRefused):
        opened(product, code)
    assert not Lot.objects.exists()


def test_a_code_is_used_once_per_product(product: Product) -> None:
    opened(product)
    opened(make_product())

    with pytest.raises(LotRefused):
        opened(product, "l1")
    assert Lot.objects.count() == 2


def test_a_lot_the_database_refuses_otherwise_is_no_lot_taken(product: Product) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        opened(product, quantity=-1)
    assert not Lot.objects.exists()


def test_a_lot_whose_number_does_not_fit_into_a_code_is_refused(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert actions.MOST_LOTS == codes.MOST_LOTS == 1 << 24
    number = opened(product).pk
    monkeypatch.setattr(actions, "MOST_LOTS", number + 2)
    assert opened(product, "L2").pk == number + 1

    with pytest.raises(LotRefused, match="số lô"):
        opened(product, "L3")
    assert Lot.objects.count() == 2


def test_best_before_does_not_precede_production(product: Product) -> None:
    with pytest.raises(LotRefused):
        opened(product, best_before=MADE - dt.timedelta(days=1))
    assert opened(product, best_before=MADE).best_before == MADE


def test_a_lot_is_released_from_the_day_it_was_made_on(product: Product) -> None:
    lot = opened(product)

    with pytest.raises(LotRefused):
        release_lot(lot, on=MADE - dt.timedelta(days=1), by=None)
    release_lot(lot, on=MADE, by=None)
    assert state(lot).released_on == MADE


def test_releasing_again_moves_the_day(product: Product) -> None:
    lot = opened(product)
    release_lot(lot, on=MADE, by=None)
    release_lot(lot, on=MADE + dt.timedelta(days=9), by=None)

    assert state(lot).released_on == dt.date(2026, 4, 10)


def test_a_recall_names_reason_contact_and_day(product: Product) -> None:
    lot = make_lot(product)
    words = {"reason_vi": "Mốc", "reason_en": "Mould", "contact": "0269 000 000"}
    recall_lot(lot, **words, day=MADE, by=None)

    assert state(lot).recall == Recall("Mốc", "Mould", "0269 000 000", MADE)


def test_a_recall_stands_until_it_is_lifted_and_both_happen_once(product: Product) -> None:
    lot = make_lot(product)
    recall = recall_lot(lot, reason_vi="Mốc", by=None)

    assert recall_lot(lot, reason_vi="Mốc", by=None) == recall
    with pytest.raises(LotRefused, match="đã bị triệu hồi"):
        recall_lot(lot, reason_vi="Khác", by=None)
    lift_recall(lot, by=None)
    assert lift_recall(lot, by=None) is None
    assert state(lot).recall is None
    assert Act.objects.filter(verb__startswith="lot.recall").count() == 2


def test_a_doubt_stands_until_it_is_cleared_and_both_happen_once(product: Product) -> None:
    lot = make_lot(product)
    doubt = raise_doubt(lot, reason_vi="Mã bị sao chép", by=None)

    assert raise_doubt(lot, reason_vi="Khác", by=None) == doubt
    clear_doubt(lot, by=None)
    assert clear_doubt(lot, by=None) is None
    assert state(lot).doubt is None
    assert Act.objects.filter(verb__startswith="lot.doubt").count() == 2


@pytest.mark.parametrize("say", [recall_lot, raise_doubt])
def test_what_people_are_told_has_a_reason(product: Product, say: Callable[..., object]) -> None:
    lot = make_lot(product)

    with pytest.raises(LotRefused):
        say(lot, reason_vi="  ", by=None)
    assert LotAct.objects.count() == 2


@pytest.mark.parametrize("reason", ["\u200b", "\n\u202e"])
def test_a_reason_nobody_can_see_is_none(product: Product, reason: str) -> None:
    lot = make_lot(product)

    with pytest.raises(LotRefused, match="lý do"):
        raise_doubt(lot, reason_vi=reason, by=None)
    assert state(lot).doubt is None


def test_a_recall_said_again_with_other_spaces_is_the_same_one(product: Product) -> None:
    lot = make_lot(product)
    words = {"reason_vi": "Có  mốc", "reason_en": "Mould ", "contact": "0269  000"}
    acts = [recall_lot(lot, **words, day=None, by=None) for _ in range(2)]

    assert acts[0] == acts[1]
    assert (found := state(lot).recall)
    assert (found.reason_vi, found.reason_en, found.contact) == ("Có mốc", "Mould", "0269 000")


def test_a_recall_said_again_without_its_day_is_the_same_one(product: Product) -> None:
    lot = make_lot(product)
    recall = recall_lot(lot, reason_vi="Mốc", day=MADE, by=None)

    assert recall_lot(lot, reason_vi="Mốc", by=None) == recall
    with pytest.raises(LotRefused, match="đã bị triệu hồi"):
        recall_lot(lot, reason_vi="Mốc", day=MADE + dt.timedelta(days=1), by=None)


def test_a_recall_holds_at_once_and_is_not_dated_ahead(product: Product) -> None:
    lot = make_lot(product)
    tomorrow = clock.today() + dt.timedelta(days=1)

    with pytest.raises(LotRefused, match="tương lai"):
        recall_lot(lot, reason_vi="Mốc", day=tomorrow, by=None)
    assert state(lot).recall is None
    recall_lot(lot, reason_vi="Mốc", day=clock.today(), by=None)
    assert state(lot).recall == Recall("Mốc", "", "", clock.today())


def test_a_release_may_be_entered_ahead(product: Product) -> None:
    lot = opened(product)
    release_lot(lot, on=(day := clock.today() + dt.timedelta(days=30)), by=None)

    assert state(lot).released_on == day
    assert not state(lot).is_released(clock.today())


@pytest.mark.django_db(transaction=True)
def test_every_act_is_carried_out_again_while_the_database_is_busy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lot = make_lot(make_product())
    make_run(lot)
    acts: dict[str, Callable[[], object]] = {
        "opened": lambda: opened(lot.product),
        "released": lambda: release_lot(lot, on=MADE, by=None),
        "recalled": lambda: recall_lot(lot, reason_vi="Mốc", by=None),
        "recall_lifted": lambda: lift_recall(lot, by=None),
        "doubted": lambda: raise_doubt(lot, reason_vi="Nghi", by=None),
        "doubt_cleared": lambda: clear_doubt(lot, by=None),
        "voided": lambda: void_labels(lot, first=1, last=2, reason="Rách", by=None),
        "void_undone": lambda: undo_void(lot, act=9, reason="Thấy", by=None),
    }
    for act in acts.values():
        monkeypatch.setattr(actions, "record_act", busy_once())
        act()

    assert list(LotAct.objects.values_list("kind", flat=True))[3:] == [*acts]


def busy_once() -> Callable[..., None]:
    """A step that meets a busy database the first time."""
    faults = [busy()]

    def step(*_: object, **__: object) -> None:
        while faults:
            raise faults.pop()

    return step


def state(lot: Lot) -> LotState:
    return history_of(lot).state
