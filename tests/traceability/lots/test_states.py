from __future__ import annotations

import datetime as dt

import pytest

from traceability.lots.acts import Act, Facts, Kind
from traceability.lots.states import DoesNotFit, Doubt, LotState, Recall, Void, after, state_of

DAY = dt.date(2026, 4, 2)
RELEASE = (Kind.RELEASED, {"day": "2026-04-02"})
PRINT = (Kind.PRINTED, {"first": 0, "last": 9, "gtin": ""})
VOID = (Kind.VOIDED, {"first": 2, "last": 4, "reason": "Ướt"})
RECALL = (
    Kind.RECALLED,
    {"reason_vi": "Mốc", "reason_en": "", "contact": "0269", "day": "2026-04-02"},
)
DOUBT = (Kind.DOUBTED, {"reason_vi": "Nghi", "reason_en": "Doubt"})
LIFT, CLEAR = (Kind.RECALL_LIFTED, {"reason": ""}), (Kind.DOUBT_CLEARED, {"reason": ""})
UNDO = (Kind.VOID_UNDONE, {"undoes": 3, "reason": "Thấy"})
OPEN = (Kind.OPENED, {"code": "L1"})


def after_all(*told: tuple[Kind, Facts]) -> LotState:
    """The state after a lot was opened and these acts followed."""
    return state_of(Act(place, *act) for place, act in enumerate((OPEN, *told), start=1))


def test_a_lot_that_is_only_opened_has_no_labels_and_is_not_released() -> None:
    assert after_all() == LotState(opened={"code": "L1"}, place=1)
    assert not after_all().is_released(DAY)


def test_a_release_begins_on_its_day_and_the_last_one_counts() -> None:
    again = (Kind.RELEASED, {"day": "2026-04-05"})

    assert [after_all(RELEASE).is_released(DAY - dt.timedelta(days=n)) for n in (0, 1)] == [
        True, False,
    ]  # fmt: skip
    assert after_all(RELEASE, again).released_on == dt.date(2026, 4, 5)


def test_printings_add_up_and_keep_their_barcode() -> None:
    more = (Kind.PRINTED, {"first": 10, "last": 10, "gtin": ""})

    assert (after_all(PRINT, more).printed, after_all(PRINT).gtin) == (11, "")


def test_a_recall_and_a_doubt_stand_until_they_end() -> None:
    assert after_all(RECALL).recall == Recall("Mốc", "", "0269", DAY)
    assert after_all(DOUBT).doubt == Doubt("Nghi", "Doubt")
    assert after_all(RECALL, LIFT, DOUBT, CLEAR) == LotState(opened={"code": "L1"}, place=5)


def test_a_void_holds_for_its_labels_until_it_is_undone() -> None:
    state = after_all(PRINT, VOID)

    assert [index for index in range(10) if state.void_of(index)] == [2, 3, 4]
    assert state.voids == (Void(2, 4, "Ướt", 3),)
    assert after_all(PRINT, VOID, UNDO).voids == ()


def test_one_label_alone_may_be_void() -> None:
    first, last = ((Kind.VOIDED, {"first": n, "last": n, "reason": "Rách"}) for n in (0, 9))
    state = after_all(PRINT, first, last)

    assert [index for index in range(10) if state.void_of(index)] == [0, 9]


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [(0, 9, 5), (1, 1, 1), (2, 3, 2), (5, 7, 0), (5, 9, 1), (4, 5, 1), (3, 3, 1)],
)
def test_void_labels_are_counted_once(first: int, last: int, count: int) -> None:
    several = [
        (Kind.VOIDED, {"first": low, "last": high, "reason": "Rách"})
        for low, high in ((1, 4), (2, 3))
    ]

    state = after_all(PRINT, *several, (Kind.VOIDED, {"first": 8, "last": 8, "reason": "Ướt"}))

    assert state.voids_among(first, last)[0] == count


def test_voids_stand_in_order_of_their_first_label() -> None:
    low = (Kind.VOIDED, {"first": 0, "last": 2, "reason": "Rách"})
    state = after_all(PRINT, VOID, low)

    assert [void.first for void in state.voids] == [0, 2]
    assert (state.void_of(2), state.void_of(3)) == (state.voids[0], state.voids[1])


@pytest.mark.parametrize(
    "told",
    [
        (OPEN,), (LIFT,), (CLEAR,), (VOID,), (RECALL, RECALL), (DOUBT, DOUBT), (PRINT, PRINT),
        (PRINT, VOID, UNDO, UNDO), (PRINT, (Kind.VOIDED, {"first": 4, "last": 2, "reason": ""})),
        (PRINT, (Kind.VOIDED, {"first": 0, "last": 10, "reason": ""})),
        (PRINT, (Kind.VOIDED, {"first": -1, "last": 1, "reason": ""})),
        ((Kind.PRINTED, {"first": 1, "last": 9, "gtin": ""}),),
        ((Kind.PRINTED, {"first": 0, "last": -1, "gtin": ""}),),
        ((Kind.PRINTED, {"first": "0", "last": 9, "gtin": ""}),),
        (PRINT, (Kind.PRINTED, {"first": 10, "last": 11, "gtin": "02000000004716"})),
        ((Kind.PRINTED, {"first": 0.0, "last": 9.0, "gtin": ""}),),
        ((Kind.DOUBTED, {"reason_vi": 3, "reason_en": ""}),),
        ((Kind.RELEASED, {"day": "soon"}),), ((Kind.RELEASED, {}),), ((Kind.RELEASED, {"day": 3}),),
    ],
)  # fmt: skip
def test_what_cannot_follow_is_refused(told: tuple[tuple[Kind, Facts], ...]) -> None:
    with pytest.raises(DoesNotFit):
        after_all(*told)


def test_a_history_with_a_gap_or_without_its_beginning_is_refused() -> None:
    for act in (Act(2, *RELEASE), Act(1, *RELEASE), Act(2, *OPEN)):
        with pytest.raises(DoesNotFit):
            after(LotState(), act)
    with pytest.raises(DoesNotFit):
        after(after_all(), Act(3, *RELEASE))
