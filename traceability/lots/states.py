"""The state of a lot, read from its acts: pure, and only from a history that makes sense."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from traceability.lots.acts import Act, Facts, Kind


class DoesNotFit(ValueError):  # noqa: N818 - says what is the case
    """An act is out of place, or cannot follow what happened before; the message is for the log."""


@dataclass(frozen=True)
class Recall:
    """The lot is called back from the market since this local day."""

    reason_vi: str
    reason_en: str
    contact: str
    day: dt.date


@dataclass(frozen=True)
class Doubt:
    """The codes of the lot need checking."""

    reason_vi: str
    reason_en: str


@dataclass(frozen=True, order=True)
class Void:
    """Labels out of circulation: indexes from 0, both included, and the place of the act."""

    first: int
    last: int
    reason: str
    act: int


@dataclass(frozen=True)
class LotState:
    """What holds for a lot after its acts. `gtin` is the barcode its labels were printed with."""

    opened: Facts = field(default_factory=dict)
    place: int = 0
    printed: int = 0
    gtin: str | None = None
    released_on: dt.date | None = None
    recall: Recall | None = None
    doubt: Doubt | None = None
    voids: tuple[Void, ...] = ()

    def is_released(self, on: dt.date) -> bool:
        """Whether the codes are active on the local day."""
        return self.released_on is not None and self.released_on <= on

    def void_of(self, index: int) -> Void | None:
        """The range that makes this label void; the one with the lowest start speaks."""
        return next((each for each in self.voids if each.first <= index <= each.last), None)

    def voids_among(self, first: int, last: int) -> tuple[int, list[Void]]:
        """How many of these labels are void (both ends included), and by which ranges."""
        touching = [each for each in self.voids if each.first <= last and each.last >= first]
        count, start = 0, first
        for each in touching:
            begin, end = max(each.first, start), min(each.last, last)
            count += max(0, end - begin + 1)
            start = max(start, end + 1)
        return count, touching


def state_of(acts: Iterable[Act]) -> LotState:
    """The state after these acts, given in order.

    Raises:
        DoesNotFit: an act is missing, comes twice, or cannot follow those before it.
    """
    state = LotState()
    for act in acts:
        state = after(state, act)
    return state


def after(state: LotState, act: Act) -> LotState:
    """The state when this act follows; DoesNotFit when it cannot."""
    if act.place != state.place + 1:
        raise DoesNotFit(f"act {act.place} does not follow act {state.place}")
    if (act.kind is Kind.OPENED) != (act.place == 1):
        raise DoesNotFit(f"act {act.place} is {act.kind}")
    try:
        changed = _CHANGES[act.kind](state, act)
    except (KeyError, TypeError, ValueError) as error:
        raise DoesNotFit(f"act {act.place} ({act.kind}): {error}") from error
    return replace(changed, place=act.place)


def _opened(state: LotState, act: Act) -> LotState:
    return replace(state, opened=dict(act.facts))


def _printed(state: LotState, act: Act) -> LotState:
    first, last, gtin = _number(act, "first"), _number(act, "last"), _text(act, "gtin")
    _demand(first == state.printed and last >= first, "its labels do not follow those before")
    _demand(state.gtin in (None, gtin), "its labels carry another barcode number")
    return replace(state, printed=last + 1, gtin=gtin)


def _released(state: LotState, act: Act) -> LotState:
    return replace(state, released_on=dt.date.fromisoformat(_text(act, "day")))


def _recalled(state: LotState, act: Act) -> LotState:
    _demand(state.recall is None, "the lot is recalled already")
    reason_vi, reason_en = _text(act, "reason_vi"), _text(act, "reason_en")
    day = dt.date.fromisoformat(_text(act, "day"))
    return replace(state, recall=Recall(reason_vi, reason_en, _text(act, "contact"), day))


def _recall_lifted(state: LotState, _act: Act) -> LotState:
    _demand(state.recall is not None, "the lot is not recalled")
    return replace(state, recall=None)


def _doubted(state: LotState, act: Act) -> LotState:
    _demand(state.doubt is None, "the lot is in doubt already")
    return replace(state, doubt=Doubt(_text(act, "reason_vi"), _text(act, "reason_en")))


def _doubt_cleared(state: LotState, _act: Act) -> LotState:
    _demand(state.doubt is not None, "the lot is not in doubt")
    return replace(state, doubt=None)


def _voided(state: LotState, act: Act) -> LotState:
    first, last = _number(act, "first"), _number(act, "last")
    _demand(0 <= first <= last < state.printed, "these labels were not printed")
    void = Void(first, last, _text(act, "reason"), act.place)
    return replace(state, voids=tuple(sorted((*state.voids, void))))


def _void_undone(state: LotState, act: Act) -> LotState:
    undone = _number(act, "undoes")
    _demand(undone in {each.act for each in state.voids}, f"act {undone} declares nothing void")
    return replace(state, voids=tuple(each for each in state.voids if each.act != undone))


_CHANGES: dict[Kind, Callable[[LotState, Act], LotState]] = {
    Kind.OPENED: _opened,
    Kind.PRINTED: _printed,
    Kind.RELEASED: _released,
    Kind.RECALLED: _recalled,
    Kind.RECALL_LIFTED: _recall_lifted,
    Kind.DOUBTED: _doubted,
    Kind.DOUBT_CLEARED: _doubt_cleared,
    Kind.VOIDED: _voided,
    Kind.VOID_UNDONE: _void_undone,
}


def _number(act: Act, name: str) -> int:
    value = act.facts[name]
    if not isinstance(value, int):
        raise TypeError(f"{name} is no number")
    return value


def _text(act: Act, name: str) -> str:
    value = act.facts[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} is no text")
    return value


def _demand(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - a sentence: demand this
    if not holds:
        raise ValueError(otherwise)
