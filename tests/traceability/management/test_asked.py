from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
import time_machine

from tests.factories import make_person
from tests.outcomes import NOW, Cast, in_force_lot
from traceability.labels.actions import LabelsRefused
from traceability.labels.unit_codes import printed_address, unit_text
from traceability.lots.models import Lot
from traceability.management.asked import demand_consent, label_asked, lot_asked, person_asked

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(params=["", "02000000004716"], ids=["without barcode", "with barcode"])
def lot(request: pytest.FixtureRequest) -> Lot:
    return in_force_lot(Cast.gather(), gtin=request.param or None)


def answering(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    """Sit somebody at a terminal who gives this answer."""
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: answer)


def test_a_label_is_known_by_its_symbols_its_address_and_typed_badly(lot: Lot) -> None:
    code = unit_text(lot, 3)
    ways = [
        code,
        f"T/{code}",
        f"{code[:4]}-{code[4:8]} {code[8:]}".lower(),
        printed_address(lot, 3),
    ]

    assert [label_asked(way) for way in ways] == [(lot, 3)] * 4


@pytest.mark.parametrize("code", ["", "0123456789ABCDEF", "Mật ong"])
def test_what_is_no_code_of_a_label_is_refused(lot: Lot, code: str) -> None:
    with pytest.raises(LabelsRefused):
        label_asked(code)


def test_a_product_code_and_an_unprinted_label_are_no_label(lot: Lot) -> None:
    for code in (lot.product.code, unit_text(lot, 10)):
        with pytest.raises(LabelsRefused):
            label_asked(code)


def test_a_lot_and_a_person_are_known_or_refused() -> None:
    hanh = make_person("Hạnh")

    assert (person_asked(hanh.email or ""), person_asked("")) == (hanh, None)
    with pytest.raises(LabelsRefused, match=r"ai@example\.vn"):
        person_asked("ai@example.vn")
    with pytest.raises(LabelsRefused, match="999999"):
        lot_asked("999999")


@pytest.mark.parametrize("answer", ["có", "C", " yes "])
def test_a_yes_at_the_terminal_is_consent(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    answering(monkeypatch, answer)

    demand_consent("Hủy?", given=False)


@pytest.mark.parametrize("answer", ["", "không", "n"])
def test_everything_else_is_none(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    answering(monkeypatch, answer)

    with pytest.raises(LabelsRefused):
        demand_consent("Hủy?", given=False)


def test_without_a_terminal_only_consent_given_beforehand_counts() -> None:
    demand_consent("Hủy?", given=True)
    with pytest.raises(LabelsRefused, match="--yes"):
        demand_consent("Hủy?", given=False)
